import { toIso, type LadderStep } from "@redial/kernel";
import { ladderStepInstant } from "./ladder-step";

function fallsAt(step: LadderStep, endedAt: string, zone: string): string {
  return toIso(ladderStepInstant(step, Date.parse(endedAt), zone)).replace(":00.000Z", "Z");
}

describe("ladderStepInstant", () => {
  it.each<[string, LadderStep, string, string]>([
    ["counts minutes from the end of the attempt", { afterMinutes: 45 }, "2025-01-20T10:01Z", "2025-01-20T10:46Z"],
    ["takes an instant as it is", { at: "2025-01-21T10:00:00+01:00" }, "2025-01-20T10:01Z", "2025-01-21T09:00Z"],
    ["takes an instant that has passed as it is", { at: "2025-01-19T10:00:00Z" }, "2025-01-20T10:01Z", "2025-01-19T10:00Z"],
  ])("%s", (_, step, endedAt, expected) => {
    expect(fallsAt(step, endedAt, "America/New_York")).toBe(expected);
  });
});

describe("a day part", () => {
  it.each<[string, LadderStep, string, string, string]>([
    ["begins later today", { dayPart: "evening", daysLater: 0 }, "2025-01-20T15:00Z", "America/New_York", "2025-01-20T22:00Z"],
    ["is now, when it has begun", { dayPart: "evening", daysLater: 0 }, "2025-01-20T23:30Z", "America/New_York", "2025-01-20T23:30Z"],
    ["is tomorrow's, when it is over", { dayPart: "evening", daysLater: 0 }, "2025-01-21T01:00Z", "America/New_York", "2025-01-21T22:00Z"],
    ["is that of the day so many days later", { dayPart: "morning", daysLater: 3 }, "2025-01-20T15:00Z", "America/New_York", "2025-01-23T14:00Z"],
    ["begins with the part, though the attempt ended within it days before", { dayPart: "evening", daysLater: 1 }, "2025-01-20T23:30Z", "America/New_York", "2025-01-21T22:00Z"],
    ["counts days on the local calendar, not the UTC one", { dayPart: "morning", daysLater: 1 }, "2025-01-20T20:00Z", "Pacific/Kiritimati", "2025-01-21T19:00Z"],
    ["keeps its local hours over a change of the clock", { dayPart: "morning", daysLater: 1 }, "2025-03-08T15:00Z", "America/New_York", "2025-03-09T13:00Z"],
    ["is that of the next day, where a day never was", { dayPart: "midday", daysLater: 1 }, "2011-12-29T20:00Z", "Pacific/Apia", "2011-12-30T22:00Z"],
    ["is midday from 12 to 14", { dayPart: "midday", daysLater: 0 }, "2025-01-20T13:59Z", "UTC", "2025-01-20T13:59Z"],
    ["is over at 14", { dayPart: "midday", daysLater: 0 }, "2025-01-20T14:00Z", "UTC", "2025-01-21T12:00Z"],
    ["is afternoon from 14", { dayPart: "afternoon", daysLater: 0 }, "2025-01-20T11:00Z", "UTC", "2025-01-20T14:00Z"],
  ])("%s", (_, step, endedAt, zone, expected) => {
    expect(fallsAt(step, endedAt, zone)).toBe(expected);
  });
});

describe("a local time", () => {
  it.each<[string, LadderStep, string, string, string]>([
    ["comes later today", { localTime: "18:30", daysLater: 0 }, "2025-01-20T15:00Z", "America/New_York", "2025-01-20T23:30Z"],
    ["comes tomorrow, when it has passed", { localTime: "09:05", daysLater: 0 }, "2025-01-20T15:00Z", "America/New_York", "2025-01-21T14:05Z"],
    ["comes tomorrow, when the attempt ended right then", { localTime: "10:00", daysLater: 0 }, "2025-01-20T15:00Z", "America/New_York", "2025-01-21T15:00Z"],
    ["comes so many days later", { localTime: "09:00", daysLater: 30 }, "2025-01-20T15:00Z", "America/New_York", "2025-02-19T14:00Z"],
    ["comes after the gap that skips it", { localTime: "02:30", daysLater: 1 }, "2025-03-08T15:00Z", "America/New_York", "2025-03-09T07:00Z"],
    ["comes the first time when it is repeated", { localTime: "01:30", daysLater: 1 }, "2025-11-01T15:00Z", "America/New_York", "2025-11-02T05:30Z"],
    ["comes the next day, when its first time has passed", { localTime: "01:30", daysLater: 0 }, "2025-11-02T06:10Z", "America/New_York", "2025-11-03T06:30Z"],
  ])("%s", (_, step, endedAt, zone, expected) => {
    expect(fallsAt(step, endedAt, zone)).toBe(expected);
  });
});
