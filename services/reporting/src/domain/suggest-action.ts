import type { Outcome } from "@redial/kernel";
import { dayPartOf } from "./day-parts";

/** What the guide suggests to do about contacts that never connect. */
export const FAILED_ACTIONS = ["evening_hours", "more_retries", "likely_wrong_number", "remove", "sms_or_email", "manual_follow_up"] as const;
export type FailedAction = (typeof FAILED_ACTIONS)[number];

/** An action with the observation that led to it. */
export interface SuggestedAction {
  action: FailedAction;
  because: string;
}

/** The guide's "Identifying patterns" and "Handling persistent failures", by the outcome of the last attempt. */
const BY_OUTCOME: Record<Exclude<Outcome, "completed">, SuggestedAction> = {
  no_answer: { action: "evening_hours", because: "Nobody answered: try evening hours." },
  busy: { action: "more_retries", because: "The line was busy: more retries might help." },
  network_error: { action: "more_retries", because: "The network failed, which is usually temporary: more retries might help." },
  rejected: { action: "likely_wrong_number", because: "The call was declined: likely a wrong number." },
  voicemail: { action: "sms_or_email", because: "A machine answered: try SMS or email." },
  invalid_number: { action: "remove", because: "The number does not exist: remove it." },
};

const FOLLOW_UP: SuggestedAction = { action: "manual_follow_up", because: "It ended for another reason: follow up by hand." };

/** What to do about failed contacts whose last attempt ended so; null: they were not called. */
export function suggestForOutcome(outcome: Outcome | null): SuggestedAction {
  return outcome === null || outcome === "completed" ? FOLLOW_UP : BY_OUTCOME[outcome];
}

/** An attempt at a failed contact. */
export interface FailedAttempt {
  outcome: Outcome;
  /** By the called person's clock, 0 to 23. */
  localHour: number;
}

/** The most attempts that the guide recommends, for high urgency. */
const MOST_RECOMMENDED = 5;

/**
 * What to do about one failed contact, by all attempts at it in their order: as for the outcome of the last one, unless what the guide suggests was done
 * already. Evenings that were tried lead to SMS or email, and as many attempts as the guide recommends at most to a follow-up by hand.
 */
export function suggestForContact(attempts: readonly FailedAttempt[]): SuggestedAction {
  const suggested = suggestForOutcome(attempts.at(-1)?.outcome ?? null);
  const made = attempts.length;
  if (suggested.action === "more_retries" && made >= MOST_RECOMMENDED) return { action: "manual_follow_up", because: `It was called ${made} times, which is enough: follow up by hand.` };
  if (suggested.action === "evening_hours" && attempts.some(({ localHour }) => dayPartOf(localHour) === "evening")) {
    return { action: "sms_or_email", because: "Nobody answered in the evening either: try SMS or email." };
  }
  return suggested;
}
