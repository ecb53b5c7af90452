import { pauseWindows, reason, retryStrategy } from "./shapes";

const daily = { startAt: { hour: 18, minute: 0 }, endAt: { hour: 9, minute: 30 } };

describe("a retry strategy on the wire", () => {
  it.each([
    { type: "none" },
    { type: "fixed_delay", delayMinutes: 30, maxRetries: 2 },
    { type: "fixed_delay", delayMinutes: 10_080, maxRetries: 0, outcomes: { no_answer: { retry: true, delayMinutes: 1 }, rejected: { retry: false } } },
    { type: "scheduled", retryDates: ["2025-01-20T14:00:00Z"], missedDate: "skip" },
    { type: "ladder", steps: [{ afterMinutes: 30 }, { at: "2025-01-20T14:00:00Z" }, { dayPart: "evening", daysLater: 1 }, { localTime: "09:30", daysLater: 30 }] },
    { type: "ladder", steps: [{ afterMinutes: 60, bestTime: { within: "P2D" } }] },
  ])("may be %j", (strategy) => expect(retryStrategy.parse(strategy)).toEqual(strategy));

  it.each([
    { type: "sometimes" },
    { type: "fixed_delay", delayMinutes: 0, maxRetries: 2 },
    { type: "fixed_delay", delayMinutes: 30, maxRetries: 100 },
    { type: "fixed_delay", delayMinutes: 1.5, maxRetries: 1 },
    { type: "scheduled", retryDates: [] },
    { type: "scheduled", retryDates: ["tomorrow"] },
    { type: "ladder", steps: [{ dayPart: "night", daysLater: 1 }] },
    { type: "ladder", steps: [{ afterMinutes: 60, bestTime: { within: "soon" } }] },
    { type: "none", outcomes: { asleep: { retry: true } } },
  ])("may not be %j", (strategy) => expect(retryStrategy.safeParse(strategy).success).toBe(false));
});

describe("pause windows on the wire", () => {
  it("keep every window of every day, and the one-off ones", () => {
    const windows = { monday: [daily, daily], sunday: [], advanced: [{ startAt: "2025-01-20T10:00:00Z", endAt: "2025-01-20T11:00:00+01:00" }] };
    expect(pauseWindows.parse(windows)).toEqual(windows);
    expect(pauseWindows.parse({})).toEqual({});
  });

  it("are read without what a later version may add", () => expect(pauseWindows.parse({ friday: [daily], holidays: ["DE"] })).toEqual({ friday: [daily] }));

  it.each([{ monday: [{ startAt: { hour: 25, minute: 0 }, endAt: { hour: 9, minute: 0 } }] }, { monday: {} }, { advanced: [{ startAt: "monday", endAt: "tuesday" }] }])("may not be %j", (windows) =>
    expect(pauseWindows.safeParse(windows).success).toBe(false),
  );
});

describe("a reason on the wire", () => {
  it("keeps whatever its rule tells", () => expect(reason.parse({ rule: "pause_window", zone: "Europe/Berlin", window: daily })).toEqual({ rule: "pause_window", zone: "Europe/Berlin", window: daily }));

  it("names its rule", () => expect(reason.safeParse({ zone: "Europe/Berlin" }).success).toBe(false));
});
