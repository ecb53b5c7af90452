import { toIso, type LadderStep, type RetryStrategy } from "@redial/kernel";
import { retryBase } from "./retry-base";

const at = Date.parse;
const D1 = "2025-01-20T10:00:00Z";
const D2 = "2025-01-20T15:00:00Z";
const D3 = "2025-01-21T10:00:00Z";

function base(strategy: RetryStrategy, attempt: number, startedAt: string, endedAt: string, stepsUsed = 0) {
  const answer = retryBase(strategy, { attempt, startedAt: at(startedAt), endedAt: at(endedAt), stepsUsed }, "UTC");
  return { ...answer, at: answer.kind === "at" ? toIso(answer.at).replace(".000Z", "Z") : null, rules: answer.because.map(({ rule }) => rule) };
}

function scheduled(missedDate?: "skip" | "asap"): RetryStrategy {
  return { type: "scheduled", retryDates: [D1, D2, D3], ...(missedDate && { missedDate }) };
}

function ladder(...steps: LadderStep[]): RetryStrategy {
  return { type: "ladder", steps };
}

describe("retryBase of a fixed delay", () => {
  it("counts from the end of the failed attempt", () => {
    expect(base({ type: "fixed_delay", delayMinutes: 30, maxRetries: 2 }, 1, "2025-01-20T10:00:00Z", "2025-01-20T10:01:30Z").at).toBe("2025-01-20T10:31:30Z");
  });

  it("has 1 + maxRetries attempts", () => {
    const strategy: RetryStrategy = { type: "fixed_delay", delayMinutes: 30, maxRetries: 2 };
    expect([1, 2, 3].map((attempt) => base(strategy, attempt, D1, D1).kind)).toEqual(["at", "at", "exhausted"]);
  });
});

describe("retryBase of no strategy", () => {
  it("has one attempt", () => {
    const { kind, because } = base({ type: "none" }, 1, D1, D1);
    expect([kind, because]).toEqual(["exhausted", [{ rule: "attempts", attempt: 1, totalAttempts: 1, at: at(D1) }]]);
  });
});

describe("retryBase of dates", () => {
  it.each<[string, number, string, string, string | null]>([
    ["uses the first date for a call before it", 1, "2025-01-20T09:00:00Z", "2025-01-20T09:01:00Z", D1],
    ["skips a date that passed before the first attempt", 1, "2025-01-20T11:00:00Z", "2025-01-20T11:01:00Z", D2],
    ["skips a date that passed during the call", 1, "2025-01-20T09:59:00Z", "2025-01-20T10:01:00Z", D2],
    ["skips a date at the very end of the call", 1, "2025-01-20T09:59:00Z", D1, D2],
    ["uses the next date for the next retry", 2, D1, "2025-01-20T10:01:00Z", D2],
    ["has no retry left when the dates have passed", 1, "2025-01-22T00:00:00Z", "2025-01-22T00:01:00Z", null],
  ])("%s", (_, attempt, startedAt, endedAt, expected) => {
    expect(base(scheduled(), attempt, startedAt, endedAt).at).toBe(expected);
  });

  it("has 1 + as many attempts as dates", () => {
    expect(base(scheduled(), 4, "2025-01-20T08:00:00Z", "2025-01-20T08:01:00Z").rules).toEqual(["attempts"]);
  });

  it("tells which dates were skipped and which one is used", () => {
    expect(base(scheduled(), 1, "2025-01-20T11:00:00Z", "2025-01-20T16:00:00Z").because).toEqual([
      { rule: "missed_dates", dates: 2, missedDate: "skip", at: at("2025-01-20T16:00:00Z") },
      { rule: "retry_date", date: 3, at: at(D3) },
    ]);
  });

  it("tells that none is left", () => {
    expect(base(scheduled(), 1, D3, D3).rules).toEqual(["missed_dates", "no_date_left"]);
  });

  it("does not use a date twice, though the job was called before it", () => {
    expect(base(scheduled(), 2, "2025-01-20T09:00:00Z", "2025-01-20T09:01:00Z", 1).at).toBe(D2);
  });
});

describe("retryBase of dates with asap", () => {
  it.each<[string, number, string, string, string | null]>([
    ["runs a date that passed before the first attempt at once", 1, "2025-01-20T11:00:00Z", "2025-01-20T11:01:00Z", "2025-01-20T11:01:00Z"],
    ["runs a date that passed during the call at once", 2, "2025-01-20T14:59:00Z", "2025-01-20T15:02:00Z", "2025-01-20T15:02:00Z"],
    ["runs several that passed as one", 1, "2025-01-22T00:00:00Z", "2025-01-22T00:01:00Z", "2025-01-22T00:01:00Z"],
    ["runs none again that a late retry has made up for", 2, "2025-01-20T15:30:00Z", "2025-01-20T15:31:00Z", D3],
    ["waits for a date that has not passed", 1, "2025-01-20T09:00:00Z", "2025-01-20T09:01:00Z", D1],
  ])("%s", (_, attempt, startedAt, endedAt, expected) => {
    expect(base(scheduled("asap"), attempt, startedAt, endedAt).at).toBe(expected);
  });
});

describe("retryBase of a ladder", () => {
  it("takes one step after the other", () => {
    const strategy = ladder({ afterMinutes: 30 }, { afterMinutes: 90 });
    const first = base(strategy, 1, D1, D1);
    expect(first).toMatchObject({ at: "2025-01-20T10:30:00Z", stepsUsed: 1 });
    expect(base(strategy, 2, D2, D2, 1)).toMatchObject({ at: "2025-01-20T16:30:00Z", stepsUsed: 2 });
    expect(base(strategy, 3, D3, D3, 2).rules).toEqual(["attempts"]);
  });

  it("skips a dated step that is not after the end, as a missed date", () => {
    const answer = base(ladder({ at: D1 }, { afterMinutes: 30 }), 1, "2025-01-20T09:59:00Z", D1);
    expect(answer).toMatchObject({ at: "2025-01-20T10:30:00Z", stepsUsed: 2, rules: ["missed_dates", "ladder_step"] });
  });

  it("has no retry left when only dated steps that passed remain", () => {
    expect(base(ladder({ at: D1 }, { at: D2 }), 1, D3, D3).rules).toEqual(["missed_dates", "no_date_left"]);
  });

  it("tells the step, its number and the zone it was read in", () => {
    const step: LadderStep = { localTime: "18:00", daysLater: 0 };
    expect(base(ladder(step), 1, D1, D1).because).toEqual([
      { rule: "ladder_step", number: 1, step, zone: "UTC", fromAt: at(D1), at: at("2025-01-20T18:00:00Z") },
    ]);
  });
});
