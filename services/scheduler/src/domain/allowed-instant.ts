import type { Instant } from "@redial/kernel";
import type { OpenHours } from "./open-hours";
import type { EndReason, Reason } from "./reason";

/** What may narrow when a job is called. `stopAt` null: it may be called for ever. */
export interface CallLimits {
  readonly openHours: OpenHours;
  readonly stopAt: Instant | null;
}

/** When a call may be made that could be made at `from`, or why it never may. */
export type AllowedInstant =
  | { kind: "allowed"; at: Instant; because: readonly Reason[] }
  | { kind: "never"; reason: Extract<EndReason, "always_paused" | "stopped">; because: readonly Reason[] };

/** The half of the planning rule that first attempts, retries and dial permits share, in its order: pause windows, then `stopAt`, at which calling is already over. */
export function allowedInstant(from: Instant, { openHours, stopAt }: CallLimits): AllowedInstant {
  const open = openHours.nextOpen(from);
  if (open.kind === "never") return { kind: "never", reason: "always_paused", because: [{ rule: "always_paused", at: from }] };
  const { at, because } = open;
  if (stopAt !== null && at >= stopAt) return { kind: "never", reason: "stopped", because: [...because, { rule: "stop_at", stopAt, at }] };
  return { kind: "allowed", at, because };
}
