import type { ClockMode, Instant } from "@redial/kernel";
import type { DialPermit } from "./call";

/** Whether a permit lets a phone ring at `now` of the wall clock. A virtual permit always does: state guards it, not time. */
export function isValidPermit(permit: DialPermit, clock: ClockMode, now: Instant): boolean {
  return clock === "fast_forward" || (permit.notBefore <= now && now < permit.notAfter);
}
