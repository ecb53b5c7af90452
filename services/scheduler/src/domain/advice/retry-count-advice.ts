import { totalAttempts, type RetryStrategy } from "@redial/kernel";
import type { Advice, AdviceCheck } from "./advice";
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
  const rejected = adviseOnRejected(retryStrategy);
  if (retries <= MOST_RETRIES) return rejected;
  const message = `${retries} retries annoy people and waste calls: the guide recommends 2 to 3, and ${MOST_RETRIES} at most when it is urgent.`;
  return [{ code: "RETRIES_TOO_MANY", weight: "mistake", message, path }, ...rejected];
};

/** "Rejected: maybe, depends on reason", and of the failures that are left "likely wrong numbers": whoever says either has thought of it. */
function adviseOnRejected({ outcomes }: RetryStrategy): Advice[] {
  if (outcomes?.rejected !== undefined) return [];
  const message = "Who declines a call is called again like those who did not answer, and many are wrong numbers or annoyed. Say in outcomes whether that helps: rejected with retry false, or with a delayMinutes of its own.";
  return [{ code: "REJECTED_RETRIED", weight: "hint", message, path: ["retryStrategy", "outcomes", "rejected"] }];
}

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
