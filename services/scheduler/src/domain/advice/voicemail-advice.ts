import { totalAttempts } from "@redial/kernel";
import type { AdviceCheck } from "./advice";
import type { AdvisedPlan } from "./advised-plan";

/** "Outcome-based routing": what becomes of a call that a machine answers. */
export const adviseOnVoicemail: AdviceCheck<AdvisedPlan> = ({ program: { enableAMD, leavesMessage, retryStrategy } }) => {
  if (!enableAMD) {
    const message = "Machines are not told from people: a call that a machine answers counts as completed. Set enableAMD, and route onVoicemail if the machine may have the message.";
    return [{ code: "VOICEMAIL_NOT_DETECTED", weight: "hint", message, path: ["flow", "config", "enableAMD"] }];
  }
  const isRetried = totalAttempts(retryStrategy) > 1 && retryStrategy.outcomes?.voicemail?.retry !== false;
  if (leavesMessage || !isRetried) return [];
  const message = "Machines are recognized and called again. Route onVoicemail to leave the message instead of using up a retry, if the goal allows it.";
  return [{ code: "VOICEMAIL_NOT_ROUTED", weight: "hint", message, path: ["flow", "outputs", "onVoicemail"] }];
};
