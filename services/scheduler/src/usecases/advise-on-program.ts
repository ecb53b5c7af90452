import type { ProgramDocument } from "@redial/contracts";
import { parseIso, type Clock, type Instant } from "@redial/kernel";
import type { Advice } from "../domain/advice/advice";
import { adviseOnProgram } from "../domain/advice/advise-program";
import type { AdvisedProgram } from "../domain/advice/advised-program";
import type { CallingPacks } from "../domain/calling-rules";
import { rulesAtHome } from "./place-rules";

export type AdviseOnProgram = (document: ProgramDocument) => readonly Advice[];

/** Advises on a program as if it were launched now, by the rules that an execution of it would obey for someone in its own zone. */
export function adviseNow(clock: Clock, packs: CallingPacks): AdviseOnProgram {
  return (document) => {
    const { openHours, frequencyRules: rules } = rulesAtHome(document, packs);
    return adviseOnProgram(advisedFrom(document), { now: clock.now(), openHours, rules });
  };
}

/** The settings that advice is about, as their document has them. */
export function advisedFrom({ flow, startAt, stopAt, ...settings }: ProgramDocument): AdvisedProgram {
  return { ...settings, startAt: instantFrom(startAt), stopAt: instantFrom(stopAt), enableAMD: flow.config.enableAMD, leavesMessage: flow.outputs.onVoicemail !== undefined };
}

function instantFrom(text: string | null): Instant | null {
  return text === null ? null : parseIso(text);
}
