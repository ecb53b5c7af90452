/** How an attempt ended, as in the schema. */
type Outcome = "completed" | "busy" | "no_answer" | "network_error" | "rejected" | "voicemail" | "invalid_number";
type Weekday = "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";

/** What one outcome changes: `retry: false` ends the job on it, `delayMinutes` (1 to 10,080) replaces the strategy's own delay. */
export interface OutcomeRule {
  retry: boolean;
  delayMinutes?: number;
}

/**
 * One retry of a ladder: minutes after the failed attempt ended, an instant (ISO 8601 with a zone), or a time of day in the job's zone. With `bestTime`
 * the minutes are the least: it is the best hour up to `within` (ISO 8601 duration, PT1H to P30D) after the failed attempt, by the rates that were learned.
 */
export type LadderStep =
  | { afterMinutes: number; bestTime?: { within: string } }
  | { at: string }
  | { dayPart: "morning" | "midday" | "afternoon" | "evening"; daysLater: number }
  | { localTime: string; daysLater: number };

/** When failed calls are tried again. Delays are 1 to 10,080 minutes, dates ISO 8601 with a zone and increasing, retries at most 99. */
export type RetryStrategy = { outcomes?: Partial<Record<Outcome, OutcomeRule>> } & (
  | { type: "none" }
  | { type: "fixed_delay"; delayMinutes: number; maxRetries: number }
  | { type: "scheduled"; retryDates: readonly string[]; missedDate?: "skip" | "asap" }
  | { type: "ladder"; steps: readonly LadderStep[] }
);

/** A time of the wall clock, 00:00 to 24:00. */
export interface TimeOfDay {
  hour: number;
  minute: number;
}

/** When nothing may ring: half-open windows by weekday (an end of 23:59 is the end of the day, a start later than the end crosses midnight), and one-off intervals between ISO 8601 instants. */
export type PauseWindows = Partial<Record<Weekday, readonly { startAt: TimeOfDay; endAt: TimeOfDay }[]>> & { advanced?: readonly { startAt: string; endAt: string }[] };

/** How calls are made; `ringSeconds` 5 to 120. `onVoicemail` needs `enableAMD`. */
export interface DialNode {
  type: "dial";
  config?: { enableAMD?: boolean; ringSeconds?: number };
  outputs?: { onAnswer?: string; onVoicemail?: string };
}

/** At most `max` calls to one number in any `perHours` or `perDays` (one of them), or, with `calendar`, on so many days of the called party's calendar. */
export interface FrequencyCap {
  max: number;
  perHours?: number;
  perDays?: number;
  calendar?: boolean;
  scope?: "organization";
}

/** How often one number may be called, by all programs of the organization together: at most ten caps, all of which hold. */
export type FrequencyCaps = readonly FrequencyCap[];

/** No call to a number for so many hours (up to a year) after a call to it that went so. */
export interface CoolDown {
  after: "conversation" | "refusal" | "abandoned_call";
  hours: number;
}

/** How long a number is left in peace: at most one for each cause. */
export type CoolDowns = readonly CoolDown[];

/** Pauses an execution once `outcomes` make up at least `share` (0 to 1) of its last `ofLast` attempts, or once `count` attempts have ended so. */
export type AutoPauseRule = { outcomes: readonly Outcome[] } & ({ share: number; ofLast: number } | { count: number });

/** When an execution pauses by itself: at most ten rules, of which the first that is met pauses it. */
export type AutoPause = readonly AutoPauseRule[];
