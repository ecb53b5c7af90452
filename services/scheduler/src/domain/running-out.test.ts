import { DAY_MS, HOUR_MS, instantOf, WEEKDAYS, type LadderStep, type PauseWindows } from "@redial/kernel";
import { compileOpenHours } from "./open-hours";
import { planRetry } from "./retry-plan";
import { timeRunsOutAt } from "./running-out";

const at = instantOf;
const everyDay = (from: number, until: number): PauseWindows => Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, [{ startAt: { hour: from, minute: 0 }, endAt: { hour: until, minute: 0 } }]]));
const NIGHTS = everyDay(18, 9);

describe("the time of a call runs out", () => {
  it("never without stopAt", () => {
    expect(timeRunsOutAt(at("2025-01-20T10:00:00Z"), { openHours: compileOpenHours(NIGHTS, ["UTC"]), stopAt: null })).toBe(Infinity);
  });

  it.each([
    ["at stopAt, when that is open", "2025-01-24T12:00:00Z", "UTC", "2025-01-24T12:00:00Z"],
    ["where the last pause before stopAt begins", "2025-01-24T23:00:00Z", "UTC", "2025-01-24T18:00:00Z"],
    ["on the evening before, when stopAt comes before the morning", "2025-01-24T08:00:00Z", "UTC", "2025-01-23T18:00:00Z"],
    ["by the clock of the person called", "2025-01-24T23:30:00Z", "America/New_York", "2025-01-24T23:00:00Z"],
    ["at stopAt, when that is where a pause begins", "2025-01-24T18:00:00Z", "UTC", "2025-01-24T18:00:00Z"],
  ])("%s", (_, stopAt, zone, expected) => {
    expect(timeRunsOutAt(at("2025-01-20T15:00:00Z"), { openHours: compileOpenHours(NIGHTS, [zone]), stopAt: at(stopAt) })).toBe(at(expected));
  });

  it("before a pause of weeks that lasts until stopAt", () => {
    const closed = compileOpenHours({ ...NIGHTS, advanced: [{ startAt: "2025-01-21T12:00:00Z", endAt: "2025-04-01T00:00:00Z" }] }, ["UTC"]);
    expect(timeRunsOutAt(at("2025-01-20T10:00:00Z"), { openHours: closed, stopAt: at("2025-03-01T12:00:00Z") })).toBe(at("2025-01-21T12:00:00Z"));
  });

  it("at the end of the step's part of the day or, when it is closed by then, where that pause begins; and not by a step that is missed", () => {
    const limits = { openHours: compileOpenHours(NIGHTS, ["UTC"]), stopAt: null };
    expect(timeRunsOutAt(at("2025-01-20T15:00:00Z"), limits, at("2025-01-20T17:00:00Z"))).toBe(at("2025-01-20T17:00:00Z"));
    expect(timeRunsOutAt(at("2025-01-20T17:00:00Z"), limits, at("2025-01-20T20:00:00Z"))).toBe(at("2025-01-20T18:00:00Z"));
    expect(timeRunsOutAt(at("2025-01-21T09:00:00Z"), limits, at("2025-01-20T20:00:00Z"))).toBe(Infinity);
  });

  it("is after the call is due and not after stopAt, open right before it, and followed by nothing that is open", () => {
    const openHours = compileOpenHours({ ...NIGHTS, wednesday: [{ startAt: { hour: 0, minute: 0 }, endAt: { hour: 24, minute: 0 } }] }, ["Europe/Paris", "America/New_York"]);
    for (let hours = 1; hours < 400; hours += 7) {
      const dueAt = openHours.nextOpenInstant(at("2025-03-05T10:00:00Z") + hours * HOUR_MS)!;
      const stopAt = dueAt + 1 + ((hours * 7_919) % 9) * DAY_MS;
      const runsOutAt = timeRunsOutAt(dueAt, { openHours, stopAt });
      expect(runsOutAt > dueAt && runsOutAt <= stopAt && !openHours.isPaused(runsOutAt - 1)).toBe(true);
      if (runsOutAt < stopAt) expect(openHours.nextOpenInstant(runsOutAt)).toBeGreaterThanOrEqual(stopAt);
    }
  });
});

describe("the end of the part of the day that a step names", () => {
  const plan = (step: LadderStep, more: { endedAt?: string; pauseWindows?: PauseWindows; outcomes?: object } = {}) => {
    const endedAt = at(more.endedAt ?? "2025-01-20T10:00:00Z");
    return planRetry({
      strategy: { type: "ladder", steps: [step], ...(more.outcomes && { outcomes: more.outcomes }) },
      outcome: "busy",
      leavesMessage: false,
      attempt: 1,
      startedAt: endedAt - 20_000,
      endedAt,
      stepsUsed: 0,
      openHours: compileOpenHours(more.pauseWindows ?? {}, ["Europe/Paris"]),
      stopAt: null,
    });
  };

  it.each<[string, LadderStep, object, string | null]>([
    ["is that of the day on which it falls", { dayPart: "evening", daysLater: 1 }, {}, "2025-01-21T19:00:00Z"],
    ["is today's when the attempt ended within it", { dayPart: "morning", daysLater: 0 }, { endedAt: "2025-01-20T08:30:00Z" }, "2025-01-20T10:00:00Z"],
    ["is no matter when a pause moves the call past it", { dayPart: "evening", daysLater: 0 }, { pauseWindows: everyDay(15, 21) }, null],
    ["is no matter when an outcome's own delay replaces the step", { dayPart: "evening", daysLater: 0 }, { outcomes: { busy: { retry: true, delayMinutes: 10 } } }, null],
    ["is none of a step in minutes", { afterMinutes: 30 }, {}, null],
    ["is none of a step at a local time", { localTime: "18:30", daysLater: 0 }, {}, null],
  ])("%s", (_, step, more, expected) => {
    expect(plan(step, more)).toMatchObject({ kind: "retry", stepEndsAt: expected === null ? null : at(expected) });
  });
});
