import type { Instant } from "@redial/kernel";
import type { NumberLimits } from "./frequency-cap";
import type { OpenHours } from "./open-hours";
import type { EndReason, Reason } from "./reason";

/** What may narrow when a job is called. `stopAt` null: it may be called for ever; without `numberLimits` no call to its number is in the way. */
export interface CallLimits {
  readonly openHours: OpenHours;
  readonly numberLimits?: NumberLimits;
  readonly stopAt: Instant | null;
}

/** When a call may be made that could be made at `from`, or why it never may. */
export type AllowedInstant =
  | { kind: "allowed"; at: Instant; because: readonly Reason[] }
  | { kind: "never"; reason: Extract<EndReason, "always_paused" | "stopped">; because: readonly Reason[] };

/** Windows and limits push each other on a few times at most: every limit has an end of its own. One that never ended would not be guessed open. */
const MOST_ROUNDS = 100;

/**
 * The half of the planning rule that first attempts, retries and dial permits share, in its order: pause windows, the limits of the number, both again
 * until they agree, then `stopAt`, at which calling is already over.
 */
export function allowedInstant(from: Instant, { openHours, numberLimits, stopAt }: CallLimits): AllowedInstant {
  const because: Reason[] = [];
  let at = from;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const open = openHours.nextOpen(at);
    if (open.kind === "never") break;
    because.push(...open.because);
    const free = numberLimits?.nextAllowed(open.at);
    at = open.at;
    if (!free || free.at === at) {
      if (stopAt === null || at < stopAt) return { kind: "allowed", at, because };
      return { kind: "never", reason: "stopped", because: [...because, { rule: "stop_at", stopAt, at }] };
    }
    because.push(...free.because);
    at = free.at;
  }
  return { kind: "never", reason: "always_paused", because: [...because, { rule: "always_paused", at }] };
}
