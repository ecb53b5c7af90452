import type { Outcome } from "./outcome";

/** What one outcome changes: `retry: false` ends the job on it, `delayMinutes` (1..10080) replaces the strategy's own delay. */
export interface OutcomeRule {
  retry: boolean;
  delayMinutes?: number;
}

/** Rules by outcome; an outcome that is not named follows the default of the spec. */
export type OutcomeRules = Partial<Record<Outcome, OutcomeRule>>;

export type DayPart = "morning" | "midday" | "afternoon" | "evening";

/** Retry at the best hour of those until `within` (ISO 8601 duration, 1 hour to 30 days) after the failed attempt ended, by the rates that were learned. */
export interface BestTime {
  within: string;
}

/** How long after the failed attempt a best-time step calls at the earliest, and calls where no rates are known, unless its `afterMinutes` says otherwise: the guide's second attempt, +30-60 minutes. */
export const BEST_TIME_AFTER_MINUTES = 60;

/**
 * One retry of a ladder: a delay from the end of the failed attempt, an instant (ISO 8601), or a time of day in the job's zone. With `bestTime` the delay is
 * the earliest: who does not know of it calls then.
 */
export type LadderStep =
  | { afterMinutes: number; bestTime?: BestTime }
  | { at: string }
  | { dayPart: DayPart; daysLater: number }
  | { localTime: string; daysLater: number };

/** When failed calls are tried again (spec: Retry strategies). Instants are ISO 8601 with an offset, delays whole minutes. */
export type RetryStrategy = { outcomes?: OutcomeRules } & (
  | { type: "none" }
  | { type: "fixed_delay"; delayMinutes: number; maxRetries: number }
  | { type: "scheduled"; retryDates: readonly string[]; missedDate?: "skip" | "asap" }
  | { type: "ladder"; steps: readonly LadderStep[] }
);

/** How many times a job may be dialled at most: the first attempt and every retry. */
export function totalAttempts(strategy: RetryStrategy): number {
  switch (strategy.type) {
    case "none":
      return 1;
    case "fixed_delay":
      return 1 + strategy.maxRetries;
    case "scheduled":
      return 1 + strategy.retryDates.length;
    case "ladder":
      return 1 + strategy.steps.length;
    default:
      return strategy satisfies never;
  }
}
