import type { Outcome } from "./outcome";

/** The `callingHours` of a program that takes the pack of each contact's region; otherwise it names one of `CALLING_RULE_PACKS` for all. */
export const BY_CONTACT_REGION = "contact_region";

/**
 * The packs of calling rules that Redial brings, by ISO 3166 code of the country or, where a state is stricter, of the state; `us-debt` are the rules
 * for collecting debts. The scheduler keeps one data file for each.
 */
export const CALLING_RULE_PACKS = [
  "us", "us-al", "us-ct", "us-debt", "us-fl", "us-ky", "us-la", "us-mi", "us-mn", "us-nm", "us-nv", "us-ok", "us-wa",
  "au", "ca", "fr", "gb", "in",
] as const;
/** One of `CALLING_RULE_PACKS`. */
export type CallingRulePack = (typeof CALLING_RULE_PACKS)[number];

/**
 * At most `max` calls to one number, over all programs of an organization, in any `perHours` hours or any `perDays` days (exactly one of them is given);
 * `calendar` counts by days of the called party's calendar instead: `perDays` of them, today included.
 */
export interface FrequencyCap {
  max: number;
  perHours?: number;
  perDays?: number;
  calendar?: boolean;
}

/** What a cool-down follows: a talk with a person, a call that they declined, or an answered call on which nobody spoke. */
export const COOL_DOWN_CAUSES = ["conversation", "refusal", "abandoned_call"] as const;
/** One of `COOL_DOWN_CAUSES`. */
export type CoolDownCause = (typeof COOL_DOWN_CAUSES)[number];

/** No call to a number for so many hours after the end of a call to it that went so, by whichever program of the organization. */
export interface CoolDown {
  after: CoolDownCause;
  hours: number;
}

/**
 * When an execution pauses by itself: once `outcomes` make up at least `share` (0 to 1) of its last `ofLast` attempts, or once `count` attempts in all
 * have ended so. `share` goes with `ofLast`; exactly one of the two forms is given.
 */
export type AutoPauseRule = { outcomes: readonly Outcome[] } & ({ share: number; ofLast: number } | { count: number });
