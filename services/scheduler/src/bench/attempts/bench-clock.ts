import { instantOf, type Clock } from "@redial/kernel";

/** It is a Tuesday morning when the clock begins, whenever the bench runs. */
export function tuesdayClock(): Clock {
  const shiftMs = instantOf("2025-01-21T10:00:00Z") - Date.now();
  return { now: () => Date.now() + shiftMs };
}
