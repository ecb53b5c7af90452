import type { Instant } from "@redial/kernel";
import { allowedInstant, type CallLimits } from "./allowed-instant";
import type { EndReason, Reason } from "./reason";

/** What decides whether one attempt may ring. */
export interface DialPermitInput extends CallLimits {
  readonly now: Instant;
  /** How long a permit lives when nothing cuts it short; more than 0. */
  readonly lifetimeMs: number;
}

/** Ring within `[notBefore, notAfter)`, which is never empty; or try again at `dueAt`, after `now`; or never. */
export type DialPermit =
  | { kind: "permit"; notBefore: Instant; notAfter: Instant }
  | { kind: "postpone"; dueAt: Instant; because: readonly Reason[] }
  | { kind: "never"; reason: EndReason; because: readonly Reason[] };

/** Checks, just before an attempt is requested, what was checked when it was planned. A permit begins now and ends at the first of its lifetime, the next pause and `stopAt`. */
export function issuePermit({ now, lifetimeMs, ...limits }: DialPermitInput): DialPermit {
  const allowed = allowedInstant(now, limits);
  if (allowed.kind === "never") return allowed;
  if (allowed.at > now) return { kind: "postpone", dueAt: allowed.at, because: allowed.because };
  const ends = [now + lifetimeMs, limits.openHours.nextPauseAt(now), limits.stopAt].filter((end) => end !== null);
  return { kind: "permit", notBefore: now, notAfter: Math.min(...ends) };
}
