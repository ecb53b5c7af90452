import type { CoolDownCause, DailyWindow, FrequencyCap, Instant, LadderStep, Outcome, Weekday } from "@redial/kernel";
import type { RatedSegment } from "./hour-rates";

/** What closed the time from `fromAt` to `at`: a weekly window as one zone's wall clock reads it, a one-off, or the calling hours or a holiday of the person called. */
export type PauseReason =
  | { rule: "pause_window"; weekday: Weekday; window: DailyWindow; zone: string; localTime: string; fromAt: Instant; at: Instant }
  | { rule: "one_off_window"; startsAt: Instant; endsAt: Instant; fromAt: Instant; at: Instant }
  | { rule: "calling_hours"; pack: string; version: string; zone: string; localTime: string; fromAt: Instant; at: Instant }
  | { rule: "holiday"; name: string; pack: string; version: string; zone: string; localTime: string; fromAt: Instant; at: Instant }
  /** The rest of a chain of windows too long to tell one by one. */
  | { rule: "further_windows"; fromAt: Instant; at: Instant };

/**
 * A limit of the number that moved a call from `fromAt` to `at`. `zone` is the one whose calendar counts days; none where a period rolls. `pack` and its
 * `version` set it; `pack` null: the program itself. Reasons that were kept before this was told say neither.
 */
export type LimitReason =
  | { rule: "frequency_cap"; cap: FrequencyCap; pack?: string | null; version?: string; zone?: string; fromAt: Instant; at: Instant }
  | { rule: "cool_down"; after: CoolDownCause; hours: number; pack?: string | null; version?: string; callEndedAt: Instant; fromAt: Instant; at: Instant }
  /** Another call to the number is up, and a cool-down may follow it. */
  | { rule: "number_in_use"; fromAt: Instant; at: Instant };

/** Who set a limit, as its reason tells it. */
export type LimitSource = Pick<Extract<LimitReason, { rule: "cool_down" }>, "pack" | "version">;

/**
 * Whether and why a best-time step waited beyond its least delay, which ends at `fromAt`, for a better hour before `latestAt`. `version` is that of the
 * learned rates, `segment` the one whose rates they are (left out: all's); `hour` (of the week in `zone`, 0 is Monday from 00:00) was chosen for its `rate`, against the `plainRate` of the earliest possible one.
 */
export type BestTimeReason = {
  rule: "best_time";
  choice: "best_hour" | "earliest" | "none_open" | "no_rates";
  version?: number;
  segment?: RatedSegment;
  hour?: number;
  rate?: number;
  plainHour?: number;
  plainRate?: number;
  zone: string;
  latestAt: Instant;
  fromAt: Instant;
  at: Instant;
};

/** One step of a decision. In every reason a number named `at` or `…At` is an instant: `at` is where the call stands after the rule, or when the rule ended it. */
export type Reason =
  | PauseReason
  | LimitReason
  /** The first attempt: as soon as it was planned. */
  | { rule: "now"; at: Instant }
  | { rule: "start_at"; startAt: Instant; at: Instant }
  | { rule: "fixed_delay"; delayMinutes: number; fromAt: Instant; at: Instant }
  /** The `date`-th of the strategy's dates, counted from 1. */
  | { rule: "retry_date"; date: number; at: Instant }
  /** Dates (or dated steps) that passed unused: `skip` left them behind, `asap` runs them as one attempt at once. */
  | { rule: "missed_dates"; dates: number; missedDate: "skip" | "asap"; at: Instant }
  /** The `number`-th step of the ladder, counted from 1, read in `zone`. */
  | { rule: "ladder_step"; number: number; step: LadderStep; zone: string; fromAt: Instant; at: Instant }
  | BestTimeReason
  | { rule: "outcome"; outcome: Outcome; retry: boolean; delayMinutes?: number; at: Instant }
  | { rule: "attempts"; attempt: number; totalAttempts: number; at: Instant }
  | { rule: "no_date_left"; at: Instant }
  | { rule: "always_paused"; at: Instant }
  /** Nobody knows in which zone the person is: the call is held, and allowed at no instant. */
  | { rule: "zone_unknown"; at: Instant }
  /** A person said in which zone the one called is, and the held call goes on from `at`. */
  | { rule: "zone_assigned"; zone: string; at: Instant }
  | { rule: "stop_at"; stopAt: Instant; at: Instant }
  /** The execution was cancelled while the job waited. */
  | { rule: "cancelled"; at: Instant }
  /** The number must not be called, until `expiresAt` or, without it, for good. */
  | { rule: "suppressed"; expiresAt?: Instant; at: Instant }
  /** The dialer refused the attempt before it rang. */
  | { rule: "refused"; refusal: string; at: Instant };

/** Why a job ended, as reports group it. */
export type EndReason =
  | "completed"
  | "message_left"
  | "invalid_number"
  | "outcome_not_retried"
  | "retries_exhausted"
  | "always_paused"
  | "zone_unknown"
  | "stopped"
  | "suppressed";
