import { GUIDE, GUIDE_STRATEGIES } from "./guide.fixture";
import { parseRetryStrategy } from "./retry-strategy";

const SPACING_OF_THE_GUIDE = {
  type: "ladder",
  steps: [{ afterMinutes: 45 }, { dayPart: "evening", daysLater: 0 }, { localTime: "10:30", daysLater: 1 }, { at: "2025-01-22T10:00:00Z" }],
};

describe("a retry strategy", () => {
  it.each(GUIDE_STRATEGIES)("of the guide (%s) is accepted as printed and kept as it is", (name) => {
    const document: unknown = JSON.parse(GUIDE[name]);
    expect(parseRetryStrategy(document)).toEqual({ kind: "accepted", value: document });
  });

  it.each([
    ["the guide's spacing plan as a ladder", SPACING_OF_THE_GUIDE],
    ["the bounds", { type: "fixed_delay", delayMinutes: 10_080, maxRetries: 99 }],
    ["no retries of a fixed delay", { type: "fixed_delay", delayMinutes: 1, maxRetries: 0 }],
    ["missed dates run at once", { type: "scheduled", retryDates: ["2025-01-20T10:00:00+01:00"], missedDate: "asap" }],
    ["outcome rules", { type: "none", outcomes: { rejected: { retry: false }, busy: { retry: true, delayMinutes: 10 } } }],
  ])("is kept as it is: %s", (_, document) => {
    expect(parseRetryStrategy(document)).toEqual({ kind: "accepted", value: document });
  });

  it("is kept with the least delay of a best-time step, 60 minutes where none is given", () => {
    const bestTime = { within: "P2D" };
    const parsed = parseRetryStrategy({ type: "ladder", steps: [{ bestTime }, { bestTime, afterMinutes: 30 }] });
    expect(parsed).toEqual({ kind: "accepted", value: { type: "ladder", steps: [{ afterMinutes: 60, bestTime }, { afterMinutes: 30, bestTime }] } });
  });

  const fixed = { type: "fixed_delay", delayMinutes: 30, maxRetries: 2 };
  const dates = (...retryDates: unknown[]) => ({ type: "scheduled", retryDates });
  const steps = (...list: unknown[]) => ({ type: "ladder", steps: list });
  const outcomes = (map: unknown) => ({ type: "none", outcomes: map });

  it.each<[string, string, unknown]>([
    ["RETRY_STRATEGY_INVALID", "", "none"],
    ["RETRY_TYPE_MISSING", "type", {}],
    ["RETRY_TYPE_UNKNOWN", "type", { type: "fixed" }],
    ["RETRY_FIELD_UNKNOWN", "delay", { ...fixed, delay: 5 }],
    ["RETRY_DELAY_MISSING", "delayMinutes", { type: "fixed_delay", maxRetries: 2 }],
    ["RETRY_DELAY_OUT_OF_RANGE", "delayMinutes", { ...fixed, delayMinutes: 0 }],
    ["RETRY_COUNT_MISSING", "maxRetries", { type: "fixed_delay", delayMinutes: 30 }],
    ["RETRY_COUNT_OUT_OF_RANGE", "maxRetries", { ...fixed, maxRetries: 100 }],
    ["RETRY_DATES_MISSING", "retryDates", { type: "scheduled" }],
    ["RETRY_DATES_INVALID", "retryDates", { type: "scheduled", retryDates: "2025-01-20T10:00:00Z" }],
    ["RETRY_DATES_COUNT_OUT_OF_RANGE", "retryDates", dates()],
    ["RETRY_DATE_INVALID", "retryDates.0", dates("2025-02-30T10:00:00Z")],
    ["RETRY_DATES_NOT_INCREASING", "retryDates.1", dates("2025-01-20T10:00:00Z", "2025-01-20T11:00:00+01:00")],
    ["RETRY_MISSED_DATE_UNKNOWN", "missedDate", { ...dates("2025-01-20T10:00:00Z"), missedDate: "later" }],
    ["RETRY_STEPS_MISSING", "steps", { type: "ladder" }],
    ["RETRY_STEPS_INVALID", "steps", { type: "ladder", steps: {} }],
    ["RETRY_STEPS_COUNT_OUT_OF_RANGE", "steps", steps()],
    ["RETRY_STEP_INVALID", "steps.0", steps(30)],
    ["RETRY_STEP_KIND_UNCLEAR", "steps.0", steps({ afterMinutes: 5, at: "2025-01-20T10:00:00Z" })],
    ["RETRY_STEP_FIELD_UNKNOWN", "steps.0.daysLater", steps({ afterMinutes: 5, daysLater: 1 })],
    ["RETRY_STEP_DELAY_OUT_OF_RANGE", "steps.0.afterMinutes", steps({ afterMinutes: 1.5 })],
    ["RETRY_STEP_DATE_INVALID", "steps.1.at", steps({ afterMinutes: 5 }, { at: "tomorrow" })],
    ["RETRY_STEP_DATES_NOT_INCREASING", "steps.2.at", steps({ at: "2025-01-20T10:00:00Z" }, { afterMinutes: 5 }, { at: "2025-01-20T11:00:00+01:00" })],
    ["RETRY_DAY_PART_UNKNOWN", "steps.0.dayPart", steps({ dayPart: "night", daysLater: 0 })],
    ["RETRY_LOCAL_TIME_INVALID", "steps.0.localTime", steps({ localTime: "24:00", daysLater: 0 })],
    ["RETRY_DAYS_LATER_MISSING", "steps.0.daysLater", steps({ dayPart: "evening" })],
    ["RETRY_DAYS_LATER_OUT_OF_RANGE", "steps.0.daysLater", steps({ dayPart: "evening", daysLater: 31 })],
    ["RETRY_STEP_KIND_UNCLEAR", "steps.0", steps({ bestTime: { within: "P2D" }, localTime: "18:00" })],
    ["RETRY_STEP_FIELD_UNKNOWN", "steps.0.daysLater", steps({ bestTime: { within: "P2D" }, daysLater: 1 })],
    ["RETRY_STEP_DELAY_OUT_OF_RANGE", "steps.0.afterMinutes", steps({ bestTime: { within: "P2D" }, afterMinutes: 0 })],
    ["RETRY_BEST_TIME_INVALID", "steps.0.bestTime", steps({ bestTime: "P2D" })],
    ["RETRY_BEST_TIME_FIELD_UNKNOWN", "steps.0.bestTime.days", steps({ bestTime: { within: "P2D", days: 2 } })],
    ["RETRY_BEST_TIME_WITHIN_MISSING", "steps.0.bestTime.within", steps({ bestTime: {} })],
    ["RETRY_BEST_TIME_WITHIN_INVALID", "steps.0.bestTime.within", steps({ bestTime: { within: "P1M" } })],
    ["RETRY_BEST_TIME_WITHIN_INVALID", "steps.0.bestTime.within", steps({ bestTime: { within: 48 } })],
    ["RETRY_BEST_TIME_WITHIN_OUT_OF_RANGE", "steps.0.bestTime.within", steps({ bestTime: { within: "P31D" } })],
    ["RETRY_BEST_TIME_WITHIN_OUT_OF_RANGE", "steps.0.bestTime.within", steps({ bestTime: { within: "PT59M" }, afterMinutes: 1 })],
    ["RETRY_BEST_TIME_WITHIN_TOO_SHORT", "steps.0.bestTime.within", steps({ bestTime: { within: "PT1H" } })],
    ["RETRY_OUTCOMES_INVALID", "outcomes", outcomes([])],
    ["RETRY_OUTCOME_UNKNOWN", "outcomes.no_anser", outcomes({ no_anser: { retry: true } })],
    ["RETRY_OUTCOME_RULE_INVALID", "outcomes.busy", outcomes({ busy: true })],
    ["RETRY_OUTCOME_FIELD_UNKNOWN", "outcomes.busy.delay", outcomes({ busy: { retry: true, delay: 5 } })],
    ["RETRY_OUTCOME_RETRY_INVALID", "outcomes.busy.retry", outcomes({ busy: { delayMinutes: 5 } })],
    ["RETRY_OUTCOME_NEVER_RETRIED", "outcomes.invalid_number.retry", outcomes({ invalid_number: { retry: true } })],
    ["RETRY_OUTCOME_DELAY_UNUSED", "outcomes.busy.delayMinutes", outcomes({ busy: { retry: false, delayMinutes: 5 } })],
    ["RETRY_OUTCOME_DELAY_OUT_OF_RANGE", "outcomes.busy.delayMinutes", outcomes({ busy: { retry: true, delayMinutes: 10_081 } })],
  ])("is refused with %s at %s", (code, path, document) => {
    const parsed = parseRetryStrategy(document, []);
    const problems = parsed.kind === "refused" ? parsed.problems.map((problem) => [problem.code, problem.path.join(".")]) : [];
    expect(problems).toEqual([[code, path]]);
  });

  it("is refused with all its problems at once, each with a sentence that says what to do", () => {
    const parsed = parseRetryStrategy({ type: "fixed_delay", delayMinuts: 30, maxRetries: -1 });
    expect(parsed.kind === "refused" && parsed.problems).toEqual([
      { code: "RETRY_FIELD_UNKNOWN", path: ["retryStrategy", "delayMinuts"], message: '"delayMinuts" is not a field of a fixed_delay strategy; did you mean "delayMinutes"?' },
      { code: "RETRY_DELAY_MISSING", path: ["retryStrategy", "delayMinutes"], message: "delayMinutes is missing; give a whole number from 1 to 10080." },
      { code: "RETRY_COUNT_OUT_OF_RANGE", path: ["retryStrategy", "maxRetries"], message: "maxRetries must be a whole number from 0 to 99, not -1." },
    ]);
  });
});
