import type { CoolDownCause, Outcome } from "@redial/kernel";

/** What a call means for the limits of its number. */
export interface OutcomeWeight {
  /** Whether frequency caps count it; one that they do not is given back. */
  readonly counts: boolean;
  /** The cool-downs that begin with its end; null when none does. */
  readonly coolDown: CoolDownCause | null;
}

/**
 * By Regulation F (12 CFR 1006.14(b) and its commentary): a call that rang, was declined or was taken by a machine counts; one that never connected
 * does not. A busy line counts although the commentary would let it go: with call waiting it is heard, and rules may only narrow.
 */
const WEIGHTS: Readonly<Record<Outcome, OutcomeWeight>> = {
  completed: { counts: true, coolDown: "conversation" },
  rejected: { counts: true, coolDown: "refusal" },
  voicemail: { counts: true, coolDown: null },
  no_answer: { counts: true, coolDown: null },
  busy: { counts: true, coolDown: null },
  network_error: { counts: false, coolDown: null },
  invalid_number: { counts: false, coolDown: null },
};

/**
 * What an outcome means for limits. Two details say more than it: `abandoned`, a call that was answered and on which nobody spoke, whatever the carrier
 * made of it; and `lost`, a call that may have rung although nobody can tell.
 */
export function weighOutcome(outcome: Outcome, detail: string | null): OutcomeWeight {
  if (detail === "abandoned") return { counts: true, coolDown: "abandoned_call" };
  return detail === "lost" ? { counts: true, coolDown: null } : WEIGHTS[outcome];
}
