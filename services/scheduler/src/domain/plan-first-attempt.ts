import type { Instant } from "@redial/kernel";
import { allowedInstant, type CallLimits } from "./allowed-instant";
import type { EndReason, Reason } from "./reason";

/** What decides when a job is tried for the first time. `startAt` null: as soon as it is planned. */
export interface FirstAttemptInput extends CallLimits {
  readonly now: Instant;
  readonly startAt: Instant | null;
}

/** When the first attempt is due, or why the job is skipped without one. */
export type FirstAttemptPlan =
  | { kind: "due"; dueAt: Instant; because: readonly Reason[] }
  | { kind: "skip"; reason: EndReason; because: readonly Reason[] };

/** Plans attempt 1 by the rule that retries obey, from the later of `now` and `startAt`. */
export function planFirstAttempt({ now, startAt, ...limits }: FirstAttemptInput): FirstAttemptPlan {
  const base: Reason = startAt !== null && startAt > now ? { rule: "start_at", startAt, at: startAt } : { rule: "now", at: now };
  const allowed = allowedInstant(base.at, limits);
  const because = [base, ...allowed.because];
  return allowed.kind === "allowed" ? { kind: "due", dueAt: allowed.at, because } : { kind: "skip", reason: allowed.reason, because };
}
