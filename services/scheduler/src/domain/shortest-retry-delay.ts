import { MINUTE_MS, OUTCOMES, totalAttempts, type LadderStep, type Outcome, type RetryStrategy } from "@redial/kernel";

/**
 * The least time, in milliseconds, that can pass between the start of any attempt and the instant a retry of it is due; Infinity when nothing is
 * ever retried, 0 when dates or times of day decide. A call takes no negative time and windows only postpone, so the strategy's own delay is a bound.
 * It is the conservative look-ahead of distributed simulation (Chandy and Misra, "Distributed simulation", IEEE TSE 5(5), 1979): whatever starts
 * within so long after an instant can be started together, for no attempt among it can bring a retry that should have come before.
 */
export function shortestRetryDelayMs(strategy: RetryStrategy): number {
  if (totalAttempts(strategy) === 1) return Infinity;
  const ownDelay = ownDelayMinutes(strategy);
  const delays = OUTCOMES.filter((outcome) => isRetried(outcome, strategy)).map((outcome) => strategy.outcomes?.[outcome]?.delayMinutes ?? ownDelay);
  return Math.min(...delays) * MINUTE_MS;
}

function isRetried(outcome: Outcome, strategy: RetryStrategy): boolean {
  return outcome !== "completed" && outcome !== "invalid_number" && strategy.outcomes?.[outcome]?.retry !== false;
}

function ownDelayMinutes(strategy: RetryStrategy): number {
  switch (strategy.type) {
    case "none":
      return Infinity;
    case "fixed_delay":
      return strategy.delayMinutes;
    case "scheduled":
      return 0;
    case "ladder":
      return Math.min(...strategy.steps.map(stepDelayMinutes));
    default:
      return strategy satisfies never;
  }
}

function stepDelayMinutes(step: LadderStep): number {
  return "afterMinutes" in step ? step.afterMinutes : 0;
}
