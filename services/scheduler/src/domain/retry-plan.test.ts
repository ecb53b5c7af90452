import { OUTCOMES, toIso, WEEKDAYS, type LadderStep, type Outcome, type PauseWindows, type RetryStrategy } from "@redial/kernel";
import { compileOpenHours } from "./open-hours";
import { planRetry, type RetryInput } from "./retry-plan";

const at = Date.parse;
const iso = (instant: number) => toIso(instant).replace(".000Z", "Z");

/** The guide, "Combining retries with pause windows". */
const guideWindows: PauseWindows = {
  monday: [
    { startAt: { hour: 12, minute: 0 }, endAt: { hour: 14, minute: 0 } },
    { startAt: { hour: 18, minute: 0 }, endAt: { hour: 23, minute: 59 } },
  ],
};
const allDay = [{ startAt: { hour: 0, minute: 0 }, endAt: { hour: 24, minute: 0 } }];
const alwaysPaused: PauseWindows = Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, allDay]));
const guideDelay: RetryStrategy = { type: "fixed_delay", delayMinutes: 60, maxRetries: 3 };

/** A first attempt on Monday 2025-01-20 from 10:00 to 10:01 UTC that was busy, with the guide's delay and no windows. */
function input(changes: Partial<RetryInput> = {}): RetryInput {
  return {
    strategy: guideDelay,
    outcome: "busy",
    leavesMessage: false,
    attempt: 1,
    startedAt: at("2025-01-20T10:00:00Z"),
    endedAt: at("2025-01-20T10:01:00Z"),
    stepsUsed: 0,
    openHours: compileOpenHours({}, ["UTC"]),
    stopAt: null,
    ...changes,
  };
}

function plan(changes: Partial<RetryInput> = {}): string {
  const answer = planRetry(input(changes));
  return answer.kind === "retry" ? iso(answer.dueAt) : `${answer.result}: ${answer.reason}`;
}

function rules(changes: Partial<RetryInput>): string[] {
  return planRetry(input(changes)).because.map(({ rule }) => rule);
}

/** The instants at which a job is called that fails every time, each call a minute long and made the instant it is due. */
function attemptsOf(strategy: RetryStrategy, firstAt: string, windows: PauseWindows = {}, zone = "UTC"): string[] {
  const calls: string[] = [];
  const openHours = compileOpenHours(windows, [zone]);
  let startedAt = at(firstAt);
  let stepsUsed = 0;
  for (let attempt = 1; ; attempt++) {
    calls.push(iso(startedAt));
    const answer = planRetry(input({ strategy, outcome: "no_answer", attempt, startedAt, endedAt: startedAt + 60_000, stepsUsed, openHours }));
    if (answer.kind === "end") return calls;
    ({ dueAt: startedAt, stepsUsed } = answer);
  }
}

describe("planRetry", () => {
  it.each<[Outcome, string]>([
    ["completed", "completed: completed"],
    ["busy", "2025-01-20T11:01:00Z"],
    ["no_answer", "2025-01-20T11:01:00Z"],
    ["network_error", "2025-01-20T11:01:00Z"],
    ["rejected", "2025-01-20T11:01:00Z"],
    ["voicemail", "2025-01-20T11:01:00Z"],
    ["invalid_number", "failed: invalid_number"],
  ])("answers %s by default with %s", (outcome, expected) => {
    expect(plan({ outcome })).toBe(expected);
  });

  it("ends a job whose voicemail was left the message", () => {
    expect(plan({ outcome: "voicemail", leavesMessage: true })).toBe("message_left: message_left");
  });

  it.each<[Outcome, boolean, string]>([
    ["completed", false, "completed: completed"],
    ["invalid_number", false, "failed: invalid_number"],
    ["voicemail", true, "message_left: message_left"],
  ])("ends on %s, whatever the outcome rules say", (outcome, leavesMessage, expected) => {
    const strategy: RetryStrategy = { ...guideDelay, outcomes: { [outcome]: { retry: true, delayMinutes: 5 } } };
    expect(plan({ strategy, outcome, leavesMessage })).toBe(expected);
  });

  it("ends a job that has used its attempts as failed", () => {
    expect(plan({ attempt: 4 })).toBe("failed: retries_exhausted");
  });

  it("ends a job without a retry strategy after its first attempt", () => {
    expect(plan({ strategy: { type: "none" } })).toBe("failed: retries_exhausted");
  });

  it.each(OUTCOMES)("answers %s with an end after the last attempt", (outcome) => {
    expect(planRetry(input({ outcome, attempt: 4 })).kind).toBe("end");
  });
});

describe("planRetry with outcome rules", () => {
  const strategy: RetryStrategy = { ...guideDelay, outcomes: { rejected: { retry: false }, busy: { retry: true, delayMinutes: 10 }, no_answer: { retry: true } } };

  it.each<[string, Outcome, string]>([
    ["ends on an outcome that is not retried", "rejected", "failed: outcome_not_retried"],
    ["replaces the delay by the outcome's own", "busy", "2025-01-20T10:11:00Z"],
    ["keeps the delay when the rule has none", "no_answer", "2025-01-20T11:01:00Z"],
    ["leaves outcomes alone that have no rule", "network_error", "2025-01-20T11:01:00Z"],
  ])("%s", (_, outcome, expected) => {
    expect(plan({ strategy, outcome })).toBe(expected);
  });

  it("replaces a date by the outcome's delay and keeps the date for the next retry", () => {
    const dated: RetryStrategy = { type: "scheduled", retryDates: ["2025-01-20T15:00:00Z", "2025-01-21T10:00:00Z"], outcomes: strategy.outcomes };
    const first = planRetry(input({ strategy: dated }));
    expect(first).toMatchObject({ kind: "retry", dueAt: at("2025-01-20T10:11:00Z"), stepsUsed: 0 });
    const second = { attempt: 2, startedAt: at("2025-01-20T10:11:00Z"), endedAt: at("2025-01-20T10:12:00Z"), outcome: "no_answer" } as const;
    expect(plan({ strategy: dated, ...second })).toBe("2025-01-20T15:00:00Z");
  });

  it("has no delay to replace when no date is left", () => {
    const dated: RetryStrategy = { type: "scheduled", retryDates: ["2025-01-20T09:00:00Z"], outcomes: strategy.outcomes };
    expect(plan({ strategy: dated })).toBe("failed: retries_exhausted");
  });

  it("uses up a step of a ladder that it replaces", () => {
    const steps: RetryStrategy = { type: "ladder", steps: [{ afterMinutes: 60 }, { afterMinutes: 120 }], outcomes: strategy.outcomes };
    expect(planRetry(input({ strategy: steps }))).toMatchObject({ dueAt: at("2025-01-20T10:11:00Z"), stepsUsed: 1 });
  });
});

describe("planRetry within its limits", () => {
  it("ends a job whose retry would be due at stopAt", () => {
    expect(plan({ stopAt: at("2025-01-20T11:01:00Z") })).toBe("failed: stopped");
  });

  it("keeps a retry that is due just before stopAt", () => {
    expect(plan({ stopAt: at("2025-01-20T11:01:00.001Z") })).toBe("2025-01-20T11:01:00Z");
  });

  it("ends a job that is always paused", () => {
    expect(plan({ openHours: compileOpenHours(alwaysPaused, ["UTC"]) })).toBe("failed: always_paused");
  });

  it("compares with stopAt what the pause windows left, not what the strategy named", () => {
    const openHours = compileOpenHours(guideWindows, ["UTC"]);
    const noon = { startedAt: at("2025-01-20T11:00:00Z"), endedAt: at("2025-01-20T11:01:00Z"), openHours };
    expect(plan({ ...noon, stopAt: at("2025-01-20T14:00:00Z") })).toBe("failed: stopped");
    expect(plan({ ...noon, stopAt: at("2025-01-20T14:00:01Z") })).toBe("2025-01-20T14:00:00Z");
  });

  it("asks the pause windows after the outcome rule, which may lead into one", () => {
    const strategy: RetryStrategy = { ...guideDelay, outcomes: { busy: { retry: true, delayMinutes: 120 } } };
    expect(plan({ strategy, openHours: compileOpenHours(guideWindows, ["UTC"]) })).toBe("2025-01-20T14:00:00Z");
  });

  it("asks the pause windows after the outcome rule, which may lead out of one", () => {
    const strategy: RetryStrategy = { type: "fixed_delay", delayMinutes: 120, maxRetries: 3, outcomes: { busy: { retry: true, delayMinutes: 10 } } };
    expect(plan({ strategy, openHours: compileOpenHours(guideWindows, ["UTC"]) })).toBe("2025-01-20T10:11:00Z");
  });

  it("tells its rules in the order in which it applied them", () => {
    const strategy: RetryStrategy = { ...guideDelay, outcomes: { busy: { retry: true, delayMinutes: 120 } } };
    const openHours = compileOpenHours(guideWindows, ["UTC"]);
    expect(rules({ strategy, openHours, stopAt: at("2025-01-20T13:00:00Z") })).toEqual(["fixed_delay", "outcome", "pause_window", "stop_at"]);
    expect(rules({ strategy: { type: "none" }, outcome: "completed" })).toEqual(["outcome"]);
    expect(rules({ openHours: compileOpenHours(alwaysPaused, ["UTC"]) })).toEqual(["fixed_delay", "always_paused"]);
  });
});

describe("planRetry with dates that a window pushes together", () => {
  const retryDates = ["2025-01-20T12:30:00Z", "2025-01-20T13:30:00Z", "2025-01-20T14:00:00Z", "2025-01-20T16:00:00Z"];

  it.each(["skip", "asap"] as const)("makes one attempt of them (%s)", (missedDate) => {
    const calls = attemptsOf({ type: "scheduled", retryDates, missedDate }, "2025-01-20T11:00:00Z", guideWindows);
    expect(calls).toEqual(["2025-01-20T11:00:00Z", "2025-01-20T14:00:00Z", "2025-01-20T16:00:00Z"]);
  });

  it("counts dates as used up to the instant of the attempt", () => {
    const openHours = compileOpenHours(guideWindows, ["UTC"]);
    expect(planRetry(input({ strategy: { type: "scheduled", retryDates }, openHours }))).toMatchObject({ dueAt: at("2025-01-20T14:00:00Z"), stepsUsed: 3 });
  });
});

describe("the guide's examples", () => {
  it("fixed delay: two retries, each half an hour after the last call", () => {
    expect(attemptsOf({ type: "fixed_delay", delayMinutes: 30, maxRetries: 2 }, "2025-01-20T10:00:00Z")).toEqual([
      "2025-01-20T10:00:00Z",
      "2025-01-20T10:31:00Z",
      "2025-01-20T11:02:00Z",
    ]);
  });

  it("scheduled: a call at the start and one at each date", () => {
    const retryDates = ["2025-01-20T10:00:00Z", "2025-01-20T15:00:00Z", "2025-01-21T10:00:00Z"];
    expect(attemptsOf({ type: "scheduled", retryDates }, "2025-01-20T09:00:00Z")).toEqual(["2025-01-20T09:00:00Z", ...retryDates]);
  });

  it("progressive retry spacing: 30, 90 and 180 minutes apart from a start at 10:00", () => {
    const retryDates = ["2025-01-20T10:30:00Z", "2025-01-20T12:00:00Z", "2025-01-20T15:00:00Z"];
    const calls = attemptsOf({ type: "scheduled", retryDates }, "2025-01-20T10:00:00Z");
    expect(calls.slice(1).map((call, i) => (at(call) - at(calls[i] ?? call)) / 60_000)).toEqual([30, 90, 180]);
  });

  it("progressive retry spacing as a ladder: the same, later by how long the calls before took", () => {
    const steps = [{ afterMinutes: 30 }, { afterMinutes: 90 }, { afterMinutes: 180 }];
    expect(attemptsOf({ type: "ladder", steps }, "2025-01-20T10:00:00Z")).toEqual(["2025-01-20T10:00:00Z", "2025-01-20T10:31:00Z", "2025-01-20T12:02:00Z", "2025-01-20T15:03:00Z"]);
  });

  it("spacing your retries as it is shipped: begun in the evening, it goes on the next day", () => {
    const steps: LadderStep[] = [{ afterMinutes: 60 }, { localTime: "18:00", daysLater: 0 }, { dayPart: "morning", daysLater: 1 }];
    expect(attemptsOf({ type: "ladder", steps }, "2025-01-20T09:30:00Z")).toEqual(["2025-01-20T09:30:00Z", "2025-01-20T10:31:00Z", "2025-01-20T18:00:00Z", "2025-01-21T09:00:00Z"]);
    expect(attemptsOf({ type: "ladder", steps }, "2025-01-20T18:30:00Z")).toEqual(["2025-01-20T18:30:00Z", "2025-01-20T19:31:00Z", "2025-01-21T18:00:00Z", "2025-01-22T09:00:00Z"]);
  });

  it("spacing your retries: the start, 30 to 60 minutes on, another time of day, the next day, in the job's zone", () => {
    const steps = [{ afterMinutes: 45 }, { dayPart: "evening", daysLater: 0 }, { dayPart: "morning", daysLater: 1 }] as const;
    expect(attemptsOf({ type: "ladder", steps }, "2025-01-20T15:00:00Z", {}, "America/New_York")).toEqual([
      "2025-01-20T15:00:00Z",
      "2025-01-20T15:46:00Z",
      "2025-01-20T22:00:00Z",
      "2025-01-21T14:00:00Z",
    ]);
  });

  it("combining retries with pause windows: none at lunch, none after hours", () => {
    expect(attemptsOf(guideDelay, "2025-01-20T11:30:00Z", guideWindows)).toEqual([
      "2025-01-20T11:30:00Z",
      "2025-01-20T14:00:00Z",
      "2025-01-20T15:01:00Z",
      "2025-01-20T16:02:00Z",
    ]);
    expect(attemptsOf(guideDelay, "2025-01-20T17:30:00Z", guideWindows)[1]).toBe("2025-01-21T00:00:00Z");
  });
});
