import type { Place } from "./place";
import { readWholeNumber } from "./read-fields";

/** How many calls may be open at once at most. */
export const MOST_CONCURRENT_CALLS = { ofProgram: 10_000, ofOrganization: 100_000 } as const;

/** A `maxConcurrentCalls`: a whole number from 1 to `max`. */
export function readConcurrentCalls(place: Place, max: number): number | undefined {
  return readWholeNumber(place, { what: "maxConcurrentCalls", min: 1, max, outOfRange: "MAX_CONCURRENT_CALLS_OUT_OF_RANGE" });
}
