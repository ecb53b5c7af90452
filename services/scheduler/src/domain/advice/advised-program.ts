import type { CoolDown, FrequencyCap, Instant, PauseWindows, RetryStrategy } from "@redial/kernel";

/** The settings of a program that advice is about, as a launch at `now` would freeze them. */
export interface AdvisedProgram {
  readonly retryStrategy: RetryStrategy;
  readonly pauseWindows: PauseWindows;
  readonly timeZone: string;
  readonly timeZoneMode: "program" | "contact";
  readonly startAt: Instant | null;
  readonly stopAt: Instant | null;
  /** The pack of calling hours, or `contact_region`; null: none. */
  readonly callingHours: string | null;
  readonly frequencyCaps: readonly FrequencyCap[];
  readonly coolDowns: readonly CoolDown[];
  readonly enableAMD: boolean;
  /** The flow routes `onVoicemail`. */
  readonly leavesMessage: boolean;
}
