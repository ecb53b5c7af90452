import { MINUTE_MS, totalAttempts, type Instant, type LadderStep, type RetryStrategy } from "@redial/kernel";
import { chooseBestTime, type BestTimeCall } from "./best-time";
import { ladderStepEnd, ladderStepInstant } from "./ladder-step";
import type { Reason } from "./reason";
import { countUpTo, retryInstant, retryInstants } from "./retry-dates";

/** The attempt that failed, in its job. */
export interface FailedAttempt {
  /** Counted from 1. */
  readonly attempt: number;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  /** How many of the strategy's dates or steps earlier plans of this job have left behind; 0 at first. */
  readonly stepsUsed: number;
}

/** When the strategy alone would try again, with `stepsUsed` as it is then, and until when if its step names a part of a day or chose an hour; or that it has nothing left. */
export type RetryBase = { kind: "at"; at: Instant; stepsUsed: number; stepEndsAt: Instant | null; because: readonly Reason[] } | { kind: "exhausted"; because: readonly Reason[] };

/**
 * The first half of the planning rule: the instant that the strategy names, before any other rule. `zone` is the job's, for times of day; `call` is what
 * best-time steps choose by, and without it they choose nothing.
 */
export function retryBase(strategy: RetryStrategy, failed: FailedAttempt, zone: string, call?: BestTimeCall): RetryBase {
  const { attempt, endedAt, stepsUsed } = failed;
  const total = totalAttempts(strategy);
  if (attempt >= total) return { kind: "exhausted", because: [{ rule: "attempts", attempt, totalAttempts: total, at: endedAt }] };
  switch (strategy.type) {
    case "none":
      throw new Error("a strategy without retries ends with its first attempt");
    case "fixed_delay": {
      const { delayMinutes } = strategy;
      const at = endedAt + delayMinutes * MINUTE_MS;
      return { kind: "at", at, stepsUsed, stepEndsAt: null, because: [{ rule: "fixed_delay", delayMinutes, fromAt: endedAt, at }] };
    }
    case "scheduled":
      return dateBase(retryInstants(strategy.retryDates), strategy.missedDate ?? "skip", failed);
    case "ladder":
      return stepBase(strategy.steps, failed, zone, call);
    default:
      return strategy satisfies never;
  }
}

/**
 * The first date after the attempt ended. A retry uses every date up to the instant it started: whatever held it up, a pause window or full lines,
 * has made one attempt of them. So dates are missed only before the first attempt and during a call.
 */
function dateBase(dates: readonly Instant[], missedDate: "skip" | "asap", { attempt, startedAt, endedAt, stepsUsed }: FailedAttempt): RetryBase {
  const used = attempt === 1 ? stepsUsed : Math.max(stepsUsed, countUpTo(dates, startedAt));
  const next = Math.max(used, countUpTo(dates, endedAt));
  const missed: Reason[] = next > used ? [{ rule: "missed_dates", dates: next - used, missedDate, at: endedAt }] : [];
  if (missed.length > 0 && missedDate === "asap") return { kind: "at", at: endedAt, stepsUsed: used, stepEndsAt: null, because: missed };
  const at = dates[next];
  if (at === undefined) return { kind: "exhausted", because: [...missed, { rule: "no_date_left", at: endedAt }] };
  return { kind: "at", at, stepsUsed: used, stepEndsAt: null, because: [...missed, { rule: "retry_date", date: next + 1, at }] };
}

/** The next step; an `at` that is not after the end is skipped, as a missed date is. */
function stepBase(steps: readonly LadderStep[], { endedAt, stepsUsed }: FailedAttempt, zone: string, call: BestTimeCall | undefined): RetryBase {
  const passed = steps.slice(stepsUsed).findIndex((step) => !("at" in step) || retryInstant(step.at) > endedAt);
  const index = passed < 0 ? steps.length : stepsUsed + passed;
  const missed: Reason[] = index > stepsUsed ? [{ rule: "missed_dates", dates: index - stepsUsed, missedDate: "skip", at: endedAt }] : [];
  const step = steps[index];
  if (!step) return { kind: "exhausted", because: [...missed, { rule: "no_date_left", at: endedAt }] };
  const at = ladderStepInstant(step, endedAt, zone);
  const because: Reason[] = [...missed, { rule: "ladder_step", number: index + 1, step, zone, fromAt: endedAt, at }];
  if ("bestTime" in step && step.bestTime && call) {
    const best = chooseBestTime({ bestTime: step.bestTime, endedAt, earliestAt: at, stepsLeft: steps.slice(index + 1) }, call);
    return { kind: "at", at: best.at, stepsUsed: index + 1, stepEndsAt: best.endsAt, because: [...because, best.reason] };
  }
  return { kind: "at", at, stepsUsed: index + 1, stepEndsAt: ladderStepEnd(step, at, zone), because };
}
