import { quote, type Place } from "./place";

/** How many calls an execution may begin in a second; fractions are allowed, and the least is one call in a thousand seconds. */
export const CALLS_PER_SECOND = { min: 0.001, max: 1_000 } as const;

/** The `callsPerSecond` of a program: a number within `CALLS_PER_SECOND`. */
export function readCallsPerSecond(place: Place): number | undefined {
  const { value } = place;
  const { min, max } = CALLS_PER_SECOND;
  if (typeof value === "number" && value >= min && value <= max) return value;
  return place.refuse("CALLS_PER_SECOND_OUT_OF_RANGE", `callsPerSecond must be a number from ${min} to ${max}, such as 0.5 for one call every two seconds, not ${quote(value)}.`);
}
