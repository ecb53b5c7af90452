import { instantOf, WEEKDAYS, type LadderStep, type PauseWindows } from "@redial/kernel";
import { compileOpenHours } from "../open-hours";
import { ADVICE_CODES, type AdviceCode } from "./advice";
import { adviseOnProgram } from "./advise-program";
import type { AdvisedProgram } from "./advised-program";

/** A Monday morning in Paris. */
const now = instantOf("2025-01-20T08:00:00Z");
const NIGHTS: PauseWindows = Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, [{ startAt: { hour: 20, minute: 0 }, endAt: { hour: 8, minute: 0 } }]]));
const EVENINGS = { startAt: { hour: 18, minute: 0 }, endAt: { hour: 23, minute: 59 } };
const LUNCH = { startAt: { hour: 12, minute: 0 }, endAt: { hour: 14, minute: 0 } };
const WHOLE_DAY = { startAt: { hour: 0, minute: 0 }, endAt: { hour: 24, minute: 0 } };

/** A program that follows every practice. */
const GOOD: AdvisedProgram = {
  retryStrategy: { type: "ladder", steps: [{ afterMinutes: 60 }, { localTime: "18:00", daysLater: 0 }, { dayPart: "morning", daysLater: 1 }], outcomes: { rejected: { retry: true, delayMinutes: 1_440 } } },
  pauseWindows: NIGHTS,
  timeZone: "Europe/Paris",
  timeZoneMode: "program",
  startAt: null,
  stopAt: null,
  callingHours: null,
  frequencyCaps: [],
  coolDowns: [],
  enableAMD: true,
  leavesMessage: true,
};

const PACK_CAP = { max: 2, perDays: 7 };
const PACK_COOL_DOWN = { after: "refusal" as const, hours: 168 };
const advise = (changes: Partial<AdvisedProgram>) => {
  const program = { ...GOOD, ...changes };
  const rules = { caps: [...program.frequencyCaps, PACK_CAP], coolDowns: [...program.coolDowns, PACK_COOL_DOWN], setBy: new Map([PACK_CAP, PACK_COOL_DOWN].map((rule) => [rule, { pack: "us-debt", version: "2026-11" }])) };
  return adviseOnProgram(program, { now, openHours: compileOpenHours(program.pauseWindows, [program.timeZone]), rules: program.callingHours === "us-debt" ? rules : { caps: program.frequencyCaps, coolDowns: program.coolDowns } });
};
const scheduled = (...retryDates: string[]): AdvisedProgram["retryStrategy"] => ({ type: "scheduled", retryDates });
const fixed = (delayMinutes: number, maxRetries: number): AdvisedProgram["retryStrategy"] => ({ type: "fixed_delay", delayMinutes, maxRetries });

const CASES: [AdviceCode, Partial<AdvisedProgram>, path: string, tells: RegExp][] = [
  ["NO_RETRIES", { retryStrategy: { type: "none" } }, "retryStrategy", /2 to 3 retries, 30 to 60 minutes/],
  ["NO_RETRIES", { retryStrategy: fixed(60, 0) }, "retryStrategy.maxRetries", /Nobody is called again/],
  ["RETRIES_TOO_MANY", { retryStrategy: fixed(600, 5) }, "retryStrategy.maxRetries", /^5 retries/],
  ["RETRIES_NEVER_USED", { retryStrategy: { ...fixed(60, 2), outcomes: Object.fromEntries(["busy", "no_answer", "voicemail", "network_error", "rejected"].map((outcome) => [outcome, { retry: false }])) } }, "retryStrategy.outcomes", /2 retries are never used/],
  ["REJECTED_RETRIED", { retryStrategy: { ...fixed(60, 2), outcomes: { busy: { retry: true } } } }, "retryStrategy.outcomes.rejected", /^Who declines/],
  ["RETRY_TOO_SOON", { retryStrategy: fixed(14, 2) }, "retryStrategy.delayMinutes", /after 14 minutes comes too soon.*15 minutes/],
  ["RETRY_TOO_SOON", { retryStrategy: { ...fixed(60, 2), outcomes: { no_answer: { retry: true, delayMinutes: 10 } } } }, "retryStrategy.outcomes.no_answer.delayMinutes", /10 minutes/],
  ["RETRY_TOO_SOON", { retryStrategy: { type: "ladder", steps: [{ afterMinutes: 1 }] } }, "retryStrategy.steps.0.afterMinutes", /1 minute comes/],
  ["RETRY_TOO_SOON", { retryStrategy: { type: "ladder", steps: [{ dayPart: "evening", daysLater: 0 }, { dayPart: "evening", daysLater: 0 }] } }, "retryStrategy.steps.1", /Attempt 3, on Monday/],
  ["RETRY_TOO_SOON", { retryStrategy: scheduled("2025-01-20T15:00:00Z", "2025-01-20T15:05:00Z") }, "retryStrategy.retryDates.1", /Attempt 3, on Monday 2025-01-20 16:05/],
  ["SAME_TIME_OF_DAY_RETRIES", { retryStrategy: fixed(30, 2) }, "retryStrategy", /All 3 attempts/],
  ["SAME_TIME_OF_DAY_RETRIES", { retryStrategy: fixed(1_440, 3) }, "retryStrategy", /All 4 attempts/],
  ["RETRY_DATE_PAST", { retryStrategy: scheduled("2025-01-20T08:00:00Z", "2025-01-21T15:00:00Z") }, "retryStrategy.retryDates.0", /date 1, Monday 2025-01-20 09:00 \(Europe\/Paris\), has passed/],
  ["RETRY_DATE_BEFORE_START", { startAt: now + 3_600_000, retryStrategy: scheduled("2025-01-20T09:00:00Z") }, "retryStrategy.retryDates.0", /not after startAt/],
  ["RETRY_DATE_AFTER_STOP", { stopAt: instantOf("2025-01-20T18:00:00Z"), retryStrategy: scheduled("2025-01-20T18:00:00Z") }, "retryStrategy.retryDates.0", /makes no attempt/],
  ["RETRY_DATE_AFTER_STOP", { stopAt: instantOf("2025-01-21T06:00:00Z"), retryStrategy: scheduled("2025-01-20T20:00:00Z") }, "retryStrategy.retryDates.0", /20:00–08:00/],
  ["RETRY_DATE_IN_PAUSE_WINDOW", { retryStrategy: scheduled("2025-01-20T20:00:00Z") }, "retryStrategy.retryDates.0", /from Monday 2025-01-20 21:00 \(Europe\/Paris\) to Tuesday 2025-01-21 08:00/],
  ["RETRY_DATE_IN_PAUSE_WINDOW", { retryStrategy: { type: "ladder", steps: [{ afterMinutes: 30 }, { at: "2025-01-20T20:00:00Z" }] } }, "retryStrategy.steps.1.at", /lies in a pause/],
  ["RETRY_DATES_COLLAPSE", { retryStrategy: scheduled("2025-01-20T20:00:00Z", "2025-01-21T05:00:00Z") }, "retryStrategy.retryDates.1", /Retry dates 1 and 2 make one attempt/],
  ["NO_PAUSE_WINDOWS", { pauseWindows: {} }, "pauseWindows", /at any hour/],
  ["ALWAYS_PAUSED", { pauseWindows: Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, [WHOLE_DAY]])) }, "pauseWindows", /every contact would be skipped/],
  ["CALLS_AT_NIGHT", { pauseWindows: { monday: [LUNCH, EVENINGS] } }, "pauseWindows", /every night/],
  ["CALLS_AT_NIGHT", { pauseWindows: { ...NIGHTS, sunday: [] } }, "pauseWindows", /the night of Sunday between 21:00 and 08:00/],
  ["ONE_OFF_WINDOW_PAST", { pauseWindows: { ...NIGHTS, advanced: [{ startAt: "2024-12-24T00:00:00Z", endAt: "2024-12-27T00:00:00Z" }] } }, "pauseWindows.advanced.0", /no longer/],
  ["STOP_PAST", { stopAt: now }, "stopAt", /call nobody/],
  ["FIRST_ATTEMPT_AFTER_STOP", { startAt: instantOf("2025-01-20T20:00:00Z"), stopAt: instantOf("2025-01-21T06:00:00Z") }, "stopAt", /20:00–08:00/],
  ["STOP_BEFORE_RETRIES_END", { stopAt: instantOf("2025-01-20T20:00:00Z") }, "stopAt", /gets 3 of 4 attempts/],
  ["CAP_TIGHTER_THAN_RETRIES", { frequencyCaps: [{ max: 3, perDays: 30 }, { max: 2, perHours: 24 }] }, "frequencyCaps.1", /holds back attempt 3 .*2 calls in 24 hours/],
  ["COOL_DOWN_LONGER_THAN_DELAY", { coolDowns: [{ after: "conversation", hours: 24 }, { after: "refusal", hours: 48 }] }, "coolDowns.1", /holds back attempt 2/],
  ["CAP_TIGHTER_THAN_RETRIES", { callingHours: "us-debt" }, "callingHours", /^A cap of the pack holds back attempt 3 .* By us-debt \(version 2026-11\) the cap of 2 calls in 7 days/],
  ["COOL_DOWN_LONGER_THAN_DELAY", { callingHours: "us-debt" }, "callingHours", /^A cool-down of the pack holds back attempt 2 .* By us-debt/],
  ["STEP_AT_ONCE", { retryStrategy: { type: "ladder", steps: [{ afterMinutes: 45 }, { dayPart: "evening", daysLater: 0 }] } }, "retryStrategy.steps.1", /between 17:00 and 20:00 is followed by this step at once/],
  ["ONE_ZONE_FOR_MANY", { callingHours: "contact_region" }, "timeZoneMode", /timeZoneMode to contact/],
  ["PACKS_NOT_READ", { callingHours: "contact_region", timeZoneMode: "contact" }, "callingHours", /launchAdvice/],
  ["VOICEMAIL_NOT_ROUTED", { leavesMessage: false }, "flow.outputs.onVoicemail", /Route onVoicemail/],
  ["VOICEMAIL_NOT_DETECTED", { enableAMD: false, leavesMessage: false }, "flow.config.enableAMD", /counts as completed/],
];

describe("advice", () => {
  it("has nothing to say of a program that follows every practice", () => {
    expect(advise({})).toEqual([]);
  });

  it.each(CASES)("%s for %j is about %s", (code, changes, path, tells) => {
    const found = advise(changes).find((one) => one.code === code && one.path.join(".") === path);
    expect(found?.message).toMatch(tells);
  });

  it("is tested for every code", () => {
    expect(new Set(CASES.map(([code]) => code))).toEqual(new Set(ADVICE_CODES));
  });

  it("says no mistake of the guide's recommended settings, inside pauses at night", () => {
    for (const [delayMinutes, maxRetries] of [[15, 3], [15, 4], [30, 2], [60, 3], [120, 1], [240, 2]] as const) {
      expect(advise({ retryStrategy: fixed(delayMinutes, maxRetries) }).filter(({ weight }) => weight !== "hint")).toEqual([]);
    }
  });

  it("lets busy lines be tried sooner, as the spec's example does", () => {
    expect(advise({ retryStrategy: { ...fixed(60, 1), outcomes: { busy: { retry: true, delayMinutes: 10 }, rejected: { retry: false } } } })).toEqual([]);
  });

  it("puts what cannot work first and hints last", () => {
    const weights = advise({ enableAMD: false, stopAt: now, retryStrategy: fixed(1, 9) }).map(({ weight }) => weight);
    expect(weights).toEqual([...weights].sort((a, b) => ["cannot_work", "mistake", "hint"].indexOf(a) - ["cannot_work", "mistake", "hint"].indexOf(b)));
    expect(new Set(weights).size).toBe(3);
  });

  it("has no step at once where the part is closed, lies on another day, follows another part of the day, or is told to come too soon", () => {
    const steps = (...of: LadderStep[]) => ({ retryStrategy: { type: "ladder" as const, steps: of } });
    const codes = (changes: Partial<AdvisedProgram>) => advise(changes).map(({ code }) => code);
    expect(codes({ ...steps({ dayPart: "evening", daysLater: 0 }), pauseWindows: Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, [{ startAt: { hour: 17, minute: 0 }, endAt: { hour: 8, minute: 0 } }]])) })).not.toContain("STEP_AT_ONCE");
    expect(codes(steps({ dayPart: "evening", daysLater: 1 }))).not.toContain("STEP_AT_ONCE");
    expect(codes(steps({ dayPart: "midday", daysLater: 1 }, { dayPart: "evening", daysLater: 0 }))).not.toContain("STEP_AT_ONCE");
    expect(codes(steps({ dayPart: "evening", daysLater: 1 }, { dayPart: "evening", daysLater: 0 })).filter((code) => /STEP_AT_ONCE|TOO_SOON/.test(code))).toEqual(["RETRY_TOO_SOON"]);
  });

  it("does not hold best times, which rates will choose, to come at one time of day", () => {
    const steps = [0, 1, 2].map((): LadderStep => ({ afterMinutes: 60, bestTime: { within: "P2D" } }));
    expect(advise({ retryStrategy: { type: "ladder", steps } }).map(({ code }) => code)).not.toContain("SAME_TIME_OF_DAY_RETRIES");
  });

  it("does not repeat the dates of a strategy as an early stop", () => {
    const codes = advise({ stopAt: instantOf("2025-01-20T18:00:00Z"), retryStrategy: scheduled("2025-01-20T15:00:00Z", "2025-01-21T15:00:00Z") }).map(({ code }) => code);
    expect(codes).toEqual(["RETRY_DATE_AFTER_STOP", "REJECTED_RETRIED"]);
  });
});
