import { totalAttempts, type RetryStrategy } from "@redial/kernel";
import type { AdviceCheck } from "./advice";
import type { AdvisedPlan } from "./advised-plan";
import { retriedOutcome } from "./unanswered-plan";

/** The most retries in the guide's table of recommended settings (high urgency: 3-4). */
const MOST_RETRIES = 4;

/** How many retries: the guide starts with 2 or 3, and counts too many among the common mistakes. */
export const adviseOnRetryCount: AdviceCheck<AdvisedPlan> = ({ program: { retryStrategy } }) => {
  const retries = totalAttempts(retryStrategy) - 1;
  const path = ["retryStrategy", countField(retryStrategy)].filter((field) => field !== null);
  if (retries === 0) {
    const message = "Nobody is called again: right for tests, one-shot or very time-sensitive messages. Otherwise start with 2 to 3 retries, 30 to 60 minutes apart.";
    return [{ code: "NO_RETRIES", weight: "hint", message, path }];
  }
  if (retriedOutcome(retryStrategy) === null) {
    const message = `The outcomes turn every retry off, so the strategy's ${retries === 1 ? "retry is" : `${retries} retries are`} never used.`;
    return [{ code: "RETRIES_NEVER_USED", weight: "cannot_work", message, path: ["retryStrategy", "outcomes"] }];
  }
  if (retries <= MOST_RETRIES) return [];
  const message = `${retries} retries annoy people and waste calls: the guide recommends 2 to 3, and ${MOST_RETRIES} at most when it is urgent.`;
  return [{ code: "RETRIES_TOO_MANY", weight: "mistake", message, path }];
};

function countField(strategy: RetryStrategy): string | null {
  switch (strategy.type) {
    case "none":
      return null;
    case "fixed_delay":
      return "maxRetries";
    case "scheduled":
      return "retryDates";
    case "ladder":
      return "steps";
    default:
      return strategy satisfies never;
  }
}
