import { MINUTE_MS, type Instant, type JobResult, type Outcome, type RetryStrategy } from "@redial/kernel";
import { allowedInstant, type CallLimits } from "./allowed-instant";
import type { BestTimeFacts } from "./best-time";
import type { EndReason, Reason } from "./reason";
import { retryBase, type FailedAttempt } from "./retry-base";
import { countUpTo, retryInstants } from "./retry-dates";

/** All that decides what follows an attempt. The first of `openHours.zones` is the job's zone for times of day. */
export interface RetryInput extends FailedAttempt, CallLimits, BestTimeFacts {
  readonly strategy: RetryStrategy;
  readonly outcome: Outcome;
  /** The flow routes `onVoicemail`: a machine has been left the message. */
  readonly leavesMessage: boolean;
}

/**
 * The job is tried again at `dueAt` (never before `endedAt`) and keeps `stepsUsed` for its next plan; or it ends. `stepEndsAt`, after `dueAt`, is when the
 * part of the day is over that its step names, or the hour that it chose; null when none does or another rule has moved it out of that. `because` tells the rules in the order they were applied.
 */
export type RetryPlan =
  | { kind: "retry"; dueAt: Instant; stepsUsed: number; stepEndsAt: Instant | null; because: readonly Reason[] }
  | { kind: "end"; result: JobResult; reason: EndReason; because: readonly Reason[] };

/**
 * Decides what follows an attempt, in the order of the spec: base instant, outcome rule, pause windows, `stopAt`.
 * - `completed`, a left message and `invalid_number` end the job whatever the strategy or its `outcomes` say.
 * - An outcome rule ends the job (`retry: false`) or replaces the base instant by a delay from `endedAt`. It needs a retry that is left to replace.
 * - Dates at or before `dueAt` are used, whoever chose it: dates that a window pushes to one instant make one attempt.
 */
export function planRetry(input: RetryInput): RetryPlan {
  const { strategy, outcome, endedAt, openHours } = input;
  const end = endOfOutcome(outcome, input.leavesMessage);
  if (end) return { kind: "end", ...end, because: [{ rule: "outcome", outcome, retry: false, at: endedAt }] };

  const base = retryBase(strategy, input, openHours.zones[0], input);
  if (base.kind === "exhausted") return { kind: "end", result: "failed", reason: "retries_exhausted", because: base.because };

  const ruled = applyOutcomeRule(base.at, input);
  const because = [...base.because, ...ruled.because];
  if (ruled.kind === "refused") return { kind: "end", result: "failed", reason: "outcome_not_retried", because };

  const allowed = allowedInstant(ruled.at, input);
  because.push(...allowed.because);
  if (allowed.kind === "never") return { kind: "end", result: "failed", reason: allowed.reason, because };
  const stepEndsAt = ruled.isDelayed || base.stepEndsAt === null || base.stepEndsAt <= allowed.at ? null : base.stepEndsAt;
  return { kind: "retry", dueAt: allowed.at, stepsUsed: Math.max(base.stepsUsed, datesUpTo(strategy, allowed.at)), stepEndsAt, because };
}

function endOfOutcome(outcome: Outcome, leavesMessage: boolean): { result: JobResult; reason: EndReason } | null {
  switch (outcome) {
    case "completed":
      return { result: "completed", reason: "completed" };
    case "voicemail":
      return leavesMessage ? { result: "message_left", reason: "message_left" } : null;
    case "invalid_number":
      return { result: "failed", reason: "invalid_number" };
    case "busy":
    case "no_answer":
    case "network_error":
    case "rejected":
      return null;
    default:
      return outcome satisfies never;
  }
}

type RuledInstant = { kind: "at"; at: Instant; isDelayed: boolean; because: readonly Reason[] } | { kind: "refused"; because: readonly Reason[] };

function applyOutcomeRule(baseAt: Instant, { strategy, outcome, endedAt }: RetryInput): RuledInstant {
  const rule = strategy.outcomes?.[outcome];
  if (!rule) return { kind: "at", at: baseAt, isDelayed: false, because: [] };
  if (!rule.retry) return { kind: "refused", because: [{ rule: "outcome", outcome, retry: false, at: endedAt }] };
  const { delayMinutes } = rule;
  if (delayMinutes === undefined) return { kind: "at", at: baseAt, isDelayed: false, because: [] };
  const at = endedAt + delayMinutes * MINUTE_MS;
  return { kind: "at", at, isDelayed: true, because: [{ rule: "outcome", outcome, retry: true, delayMinutes, at }] };
}

function datesUpTo(strategy: RetryStrategy, at: Instant): number {
  return strategy.type === "scheduled" ? countUpTo(retryInstants(strategy.retryDates), at) : 0;
}
