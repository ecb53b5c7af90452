import { totalAttempts } from "@redial/kernel";
import { reasonSentence } from "../reason-sentence";
import { sayInstant } from "../spoken-time";
import type { AdviceCheck } from "./advice";
import type { AdvisedPlan } from "./advised-plan";

/** A `stopAt` that comes before the first attempt, or before the retries are used up. Dates after it are told one by one elsewhere. */
export const adviseOnStop: AdviceCheck<AdvisedPlan> = ({ program: { stopAt, retryStrategy }, now, openHours, plan: { attempts, end } }) => {
  if (stopAt === null) return [];
  const zone = openHours.zones[0];
  const path = ["stopAt"];
  if (stopAt <= now) return [{ code: "STOP_PAST", weight: "cannot_work", message: `stopAt has passed, ${sayInstant(stopAt, zone)}: a launch would call nobody.`, path }];
  if (end.reason !== "stopped") return [];
  const because = end.because.map((reason) => reasonSentence(reason, zone)).join(" ");
  if (attempts.length === 0) return [{ code: "FIRST_ATTEMPT_AFTER_STOP", weight: "cannot_work", message: `A launch now would call nobody. ${because}`, path }];
  if (retryStrategy.type === "scheduled") return [];
  const message = `Calling stops before the retries are used up: a contact who never answers gets ${attempts.length} of ${totalAttempts(retryStrategy)} attempts. ${because}`;
  return [{ code: "STOP_BEFORE_RETRIES_END", weight: "mistake", message, path }];
};
