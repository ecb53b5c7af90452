import type { Instant } from "@redial/kernel";
import type { FrequencyRules } from "../frequency-cap";
import type { OpenHours } from "../open-hours";
import type { Advice } from "./advice";

/** Contacts of an audience that the same rules hold for. */
export interface AudienceGroup {
  readonly contacts: number;
  /** When they may be called; null: nobody knows in which zone they are, and they would be held. */
  readonly openHours: OpenHours | null;
  /** The pack of calling hours that holds for them; null or left out: none. */
  readonly pack?: string | null;
  /** The limits of their numbers, with those of their pack; the same object for all groups in one place. Left out: not known. */
  readonly rules?: FrequencyRules;
  /** The zones in which they may live, by their own entry or their numbers; empty: not known. */
  readonly zones: readonly string[];
  /** The country in which they live, ISO 3166-1 alpha-2, by their region or their numbers; null or left out: not known. */
  readonly country?: string | null;
  /** How many of them were looked at one by one; left out: none. */
  readonly numbersSeen?: number;
  /** Of those, until when each is suppressed that is; Infinity for good. */
  readonly suppressedUntil?: readonly Instant[];
}

/** Every advice on an audience; the code of each is stable. Those that advice on a program has too are here about the contacts of one pack. */
export const LAUNCH_ADVICE_CODES = [
  "AUDIENCE_EMPTY",
  "CONTACTS_SKIPPED",
  "CONTACTS_SUPPRESSED",
  "CONTACTS_HELD",
  "ONE_ZONE_FOR_MANY",
  "RETRY_DATE_AFTER_STOP",
  "RETRY_DATE_IN_PAUSE_WINDOW",
  "RETRY_DATES_COLLAPSE",
  "CAP_TIGHTER_THAN_RETRIES",
  "COOL_DOWN_LONGER_THAN_DELAY",
  "ONE_STRATEGY_FOR_ALL",
  "TOO_FEW_TO_MEASURE",
  "NOTHING_COMPARED",
] as const;
/** One of `LAUNCH_ADVICE_CODES`. */
export type LaunchAdviceCode = (typeof LAUNCH_ADVICE_CODES)[number];

/** An advice on so many contacts of the audience. */
export interface LaunchAdvice extends Omit<Advice, "code"> {
  readonly code: LaunchAdviceCode;
  readonly contacts: number;
}
