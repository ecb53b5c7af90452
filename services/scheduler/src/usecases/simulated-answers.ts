import { answerProfiles, createAnswerModel, createLearnedModel, durationMs, type CallModel, type CarrierCode, type LearnedRates } from "@redial/answer-model";
import { sipEnd, type Outcome } from "@redial/kernel";
import type { SimulatedCall, SimulatedDial } from "../domain/simulation/simulation-input";

/** Where the answers of a simulation come from: a profile by its name, or what an earlier execution came to. */
export type AnswerSource = { profile: string } | { learned: LearnedRates };

/** How calls are made, as far as answers depend on it. */
export interface DialSettings {
  enableAMD: boolean;
  leaveMessage: boolean;
  ringSeconds: number;
}

/** The profiles that a simulation may name. */
export function simulatedProfiles(): string[] {
  return [...answerProfiles().keys()];
}

/** The profile whose network and zone learned rates borrow, since a report does not tell them. */
const WORLD_OF_LEARNED = "known_consumer";

/** How the calls of one outcome looked to the network: what later calls depend on is whether the line was busy. */
const CODES: Record<Outcome, CarrierCode> = {
  completed: "sip:200",
  voicemail: "sip:200",
  busy: "sip:486",
  no_answer: "sip:487",
  rejected: "sip:603",
  network_error: "sip:503",
  invalid_number: "sip:404",
};

/** Answers dials as the simulated network would, with `zones` of the groups. The person behind a contact hangs on the seed and its number alone. */
export function simulatedAnswers(source: AnswerSource, flow: DialSettings, zones: readonly string[], seed: string): (dial: SimulatedDial) => SimulatedCall {
  return modelAnswers(modelOf(source), flow, zones, seed);
}

/** `simulatedAnswers` of any model. */
export function modelAnswers(model: CallModel, { enableAMD, leaveMessage, ringSeconds }: DialSettings, zones: readonly string[], seed: string): (dial: SimulatedDial) => SimulatedCall {
  return ({ contact, group, attempt, startedAt, earlier }) => {
    const history = model.usesHistory ? earlier.map((call) => ({ startedAt: call.startedAt, endedAt: call.endedAt, code: CODES[call.outcome] })) : [];
    const course = model.course({ phone: String(contact), attempt, timeZone: zones[group] ?? null, ringSeconds, enableAMD, leaveMessage, seed }, startedAt, history);
    const end = sipEnd(Number(course.code.slice("sip:".length)), course.answeredBy, course.endedBy);
    return { ...end, durationMs: durationMs(course), ringMs: course.ringMs, talkMs: course.talkMs };
  };
}

function modelOf(source: AnswerSource): CallModel {
  const profile = answerProfiles().get("profile" in source ? source.profile : WORLD_OF_LEARNED);
  if (!profile) throw new Error("no such answer profile");
  return "profile" in source ? createAnswerModel(profile) : createLearnedModel(source.learned, profile);
}
