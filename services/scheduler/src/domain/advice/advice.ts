/**
 * How much an advice weighs: `cannot_work`, a setting that has no effect or lets nobody be called; `mistake`, one of the guide's common mistakes or a
 * setting that another one holds back; `hint`, a best practice that is not followed, perhaps for a reason.
 */
export const ADVICE_WEIGHTS = ["cannot_work", "mistake", "hint"] as const;
/** One of `ADVICE_WEIGHTS`. */
export type AdviceWeight = (typeof ADVICE_WEIGHTS)[number];

/** Every advice on a program's settings; the code of each is stable. */
export const ADVICE_CODES = [
  "NO_RETRIES",
  "RETRIES_TOO_MANY",
  "RETRIES_NEVER_USED",
  "REJECTED_RETRIED",
  "RETRY_TOO_SOON",
  "STEP_AT_ONCE",
  "SAME_TIME_OF_DAY_RETRIES",
  "RETRY_DATE_PAST",
  "RETRY_DATE_BEFORE_START",
  "RETRY_DATE_AFTER_STOP",
  "RETRY_DATE_IN_PAUSE_WINDOW",
  "RETRY_DATES_COLLAPSE",
  "NO_PAUSE_WINDOWS",
  "ALWAYS_PAUSED",
  "CALLS_AT_NIGHT",
  "ONE_OFF_WINDOW_PAST",
  "STOP_PAST",
  "FIRST_ATTEMPT_AFTER_STOP",
  "STOP_BEFORE_RETRIES_END",
  "CAP_TIGHTER_THAN_RETRIES",
  "COOL_DOWN_LONGER_THAN_DELAY",
  "ONE_ZONE_FOR_MANY",
  "PACKS_NOT_READ",
  "VOICEMAIL_NOT_ROUTED",
  "VOICEMAIL_NOT_DETECTED",
] as const;
/** One of `ADVICE_CODES`. */
export type AdviceCode = (typeof ADVICE_CODES)[number];

/** One thing to reconsider: a sentence that a person can act on, and the setting to change, as its path in the program's document. */
export interface Advice {
  readonly code: AdviceCode;
  readonly weight: AdviceWeight;
  readonly message: string;
  readonly path: readonly (string | number)[];
}

/** One family of checks: the advice it has, in the order of the settings; none when all is well. */
export type AdviceCheck<Subject> = (subject: Subject) => readonly Advice[];
