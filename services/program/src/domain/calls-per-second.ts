import { quote, type Place } from "./place";

/** How many calls a second may be asked for: fractions are allowed, and the least is one call in a thousand seconds. */
export const CALLS_PER_SECOND = { min: 0.001, ofProgram: 1_000, ofOrganization: 10_000 } as const;

/** A `callsPerSecond`: a number from `CALLS_PER_SECOND.min` to `max`. */
export function readCallsPerSecond(place: Place, max: number): number | undefined {
  const { value } = place;
  const { min } = CALLS_PER_SECOND;
  if (typeof value === "number" && value >= min && value <= max) return value;
  return place.refuse("CALLS_PER_SECOND_OUT_OF_RANGE", `callsPerSecond must be a number from ${min} to ${max}, such as 0.5 for one call every two seconds, not ${quote(value)}.`);
}
