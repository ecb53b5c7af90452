import { instantOf, type Clock } from "@redial/kernel";

/** How far a clock must be set ahead of the machine's for it to be a Tuesday morning now. */
export function untilTuesdayMs(): number {
  return instantOf("2025-01-21T10:00:00Z") - Date.now();
}

/** It is a Tuesday morning when the clock begins, whenever the bench runs. */
export function tuesdayClock(shiftMs = untilTuesdayMs()): Clock {
  return { now: () => Date.now() + shiftMs };
}
