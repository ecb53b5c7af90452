import type { PastCall } from "../../domain/frequency-cap";
import type { KnownNumbers } from "../../usecases/ports";
import type { OracleNumber } from "./oracle-number";
import { ORACLE_PACKS } from "./oracle-pack";
import { oraclePlace } from "./oracle-place";
import type { AskedNumber } from "./questions";
import type { Place } from "./worlds";

/** A number at an instant, in both readings. */
export interface NumberThen {
  readonly oracle: OracleNumber;
  /** What the scheduler is told is known of it. */
  readonly known: KnownNumbers;
  /** The instant until which it is suppressed; null when it is not. */
  readonly suppressedUntil: number | null;
}

/** A number that nobody called, and for which its program has no rules. */
const UNCALLED: AskedNumber = { caps: [], coolDowns: [], past: [], suppressedUntilMs: null };

/** The number as it is at `seenAt`, with its calls. The rules of its pack hold beside those of the program. */
export function numberThen(number: AskedNumber | null, place: Place, seenAt: number): NumberThen {
  const asked = number ?? UNCALLED;
  const { contact, zones, around } = place;
  const pack = contact && ORACLE_PACKS.get(oraclePlace(contact, zones[0]).pack ?? "");
  const calls = asked.past.map(({ agoMs, lastsMs, coolDown }): PastCall => ({ at: seenAt - agoMs, endedAt: lastsMs === null ? null : seenAt - agoMs + lastsMs, coolDown }));
  const { suppressedUntilMs: untilMs } = asked;
  const suppressedUntil = untilMs === null ? null : untilMs === "for good" ? Infinity : untilMs === "now" ? seenAt : around + untilMs;
  return {
    oracle: { caps: [...asked.caps, ...(pack?.caps ?? [])], coolDowns: [...asked.coolDowns, ...(pack?.coolDowns ?? [])], calls, seenAt },
    known: { callsTo: () => calls, suppressedUntil: () => suppressedUntil, noteRequest: () => undefined },
    suppressedUntil,
  };
}
