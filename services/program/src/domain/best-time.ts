import { DAY_MS, HOUR_MS, MINUTE_MS, parseDuration, type BestTime } from "@redial/kernel";
import { quote, type Place } from "./place";
import { readFields } from "./read-fields";

const SHORTEST_MS = HOUR_MS;
const LONGEST_MS = 30 * DAY_MS;

/** `{"within":"P2D"}`: how long after the failed attempt a retry may wait for its best hour. It must leave time behind `afterMinutes`, its earliest. */
export function readBestTime(place: Place, afterMinutes: number | undefined): BestTime | undefined {
  if (!readFields(place, { what: "bestTime", fields: ["within"], invalid: "RETRY_BEST_TIME_INVALID", unknown: "RETRY_BEST_TIME_FIELD_UNKNOWN" })) return undefined;
  const within = place.at("within");
  if (within.isAbsent) return within.refuse("RETRY_BEST_TIME_WITHIN_MISSING", 'within is missing; give a duration, such as "P2D".');
  const ms = typeof within.value === "string" ? parseDuration(within.value) : null;
  if (ms === null) return within.refuse("RETRY_BEST_TIME_WITHIN_INVALID", `within must be an ISO 8601 duration in whole weeks, days, hours and minutes, such as P2D or PT36H, not ${quote(within.value)}.`);
  if (ms < SHORTEST_MS || ms > LONGEST_MS) return within.refuse("RETRY_BEST_TIME_WITHIN_OUT_OF_RANGE", `within must be from PT1H to P30D, not ${quote(within.value)}.`);
  if (afterMinutes !== undefined && afterMinutes * MINUTE_MS >= ms) {
    return within.refuse("RETRY_BEST_TIME_WITHIN_TOO_SHORT", `within must be longer than the ${afterMinutes} minutes that the step waits at the least (afterMinutes), or there is nothing to choose from.`);
  }
  return { within: within.value as string };
}
