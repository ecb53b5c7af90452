import type { AutoPauseRule, CoolDown, FrequencyCap } from "@redial/kernel";
import { readAutoPause } from "./auto-pause-rule";
import { readCallingHours, type CallingHours } from "./calling-hours";
import { CALLS_PER_SECOND, readCallsPerSecond } from "./calls-per-second";
import { MOST_CONCURRENT_CALLS, readConcurrentCalls } from "./concurrent-calls";
import { readCoolDowns } from "./cool-down";
import { readFrequencyCaps } from "./frequency-cap";
import type { Place } from "./place";

/**
 * What a program sets itself as limits; none of them widens what another allows. Null or an empty list: no limit of that kind, but
 * `maxConcurrentCalls` (1 to 10,000) always holds.
 */
export interface CallLimits {
  maxConcurrentCalls: number;
  callsPerSecond: number | null;
  callingHours: CallingHours | null;
  frequencyCaps: readonly FrequencyCap[];
  coolDowns: readonly CoolDown[];
  autoPause: readonly AutoPauseRule[];
}

const USUAL_CONCURRENT_CALLS = 10;

/** Reads the limits of a program's document where they stand among its other fields. */
export function readCallLimits(document: Place): CallLimits | undefined {
  const or = <Value>(field: keyof CallLimits, fallback: Value, read: (place: Place) => Value | undefined) =>
    document.at(field).isAbsent ? fallback : read(document.at(field));
  const maxConcurrentCalls = or("maxConcurrentCalls", USUAL_CONCURRENT_CALLS, (calls) => readConcurrentCalls(calls, MOST_CONCURRENT_CALLS.ofProgram));
  const callsPerSecond = or<number | null>("callsPerSecond", null, (pace) => readCallsPerSecond(pace, CALLS_PER_SECOND.ofProgram));
  const callingHours = or<CallingHours | null>("callingHours", null, readCallingHours);
  const frequencyCaps = or("frequencyCaps", [], readFrequencyCaps);
  const coolDowns = or("coolDowns", [], readCoolDowns);
  const autoPause = or("autoPause", [], readAutoPause);
  if (maxConcurrentCalls === undefined || callsPerSecond === undefined || callingHours === undefined) return undefined;
  if (!frequencyCaps || !coolDowns || !autoPause) return undefined;
  return { maxConcurrentCalls, callsPerSecond, callingHours, frequencyCaps, coolDowns, autoPause };
}
