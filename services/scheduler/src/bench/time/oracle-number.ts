import type { CoolDown, FrequencyCap, Outcome } from "@redial/kernel";
import type { PastCall } from "../../domain/frequency-cap";
import { calendarClosing, coolDownClosing, inUseClosing, rollingClosing } from "./limit-closing";
import type { InstantClosing, MinuteClosing } from "./minute-search";

/** A number as the oracle sees it: the rules that hold for it, and the calls that were made to it. */
export interface OracleNumber {
  readonly caps: readonly FrequencyCap[];
  readonly coolDowns: readonly CoolDown[];
  readonly calls: readonly PastCall[];
  /** When the calls were looked up. */
  readonly seenAt: number;
}

/** What limits forbid, to be searched together with what the world does. `zones` are those whose calendars count days. */
export function numberClosings({ caps, coolDowns, calls, seenAt }: OracleNumber, zones: readonly string[]): { byMinute: MinuteClosing[]; byInstant: InstantClosing[] } {
  return {
    byMinute: caps.filter((cap) => cap.calendar).flatMap((cap) => zones.map((zone) => calendarClosing(cap, calls, zone))),
    byInstant: [
      ...caps.filter((cap) => !cap.calendar).map((cap) => rollingClosing(cap, calls)),
      ...coolDowns.map((coolDown) => coolDownClosing(coolDown, calls)),
      ...(coolDowns.length > 0 ? [inUseClosing(calls, seenAt)] : []),
    ],
  };
}

/** What a call that ended so is for the limits of its number, by the table of the documentation: one call, or none where it is given back. */
export function oracleCall(outcome: Outcome, at: number, endedAt: number): PastCall[] {
  if (outcome === "network_error" || outcome === "invalid_number") return [];
  return [{ at, endedAt, coolDown: outcome === "completed" ? "conversation" : outcome === "rejected" ? "refusal" : null }];
}
