import type { PauseWindows } from "@redial/kernel";
import { isPausedByIntl, wallClock } from "./wall-clock";

const time = (text: string) => ({ hour: Number(text.slice(0, 2)), minute: Number(text.slice(3)) });
const window = (startAt: string, endAt: string) => ({ startAt: time(startAt), endAt: time(endAt) });
const paused = (at: string, windows: PauseWindows, zone = "UTC") => isPausedByIntl(new Date(at), zone, windows);

describe("the clock on the wall", () => {
  it.each([
    ["2025-03-09T06:59:00Z", "America/New_York", 6, 119],
    ["2025-03-09T07:00:00Z", "America/New_York", 6, 180],
    ["2025-11-02T05:30:00Z", "America/New_York", 6, 90],
    ["2025-11-02T06:30:00Z", "America/New_York", 6, 90],
    ["2025-03-30T01:00:00Z", "Europe/London", 6, 120],
    ["2025-01-20T00:00:00Z", "UTC", 0, 0],
    ["2025-01-20T18:30:00Z", "Asia/Kolkata", 1, 0],
  ])("shows at %s in %s day %i and minute %i", (at, zone, day, minute) => {
    expect(wallClock(new Date(at), zone)).toEqual({ day, minute });
  });
});

describe("a pause window by Intl", () => {
  const lunch: PauseWindows = { monday: [window("12:00", "14:00"), window("18:00", "23:59")] };

  it.each([
    ["2025-01-20T11:59:59.999Z", false],
    ["2025-01-20T12:00:00Z", true],
    ["2025-01-20T13:59:59.999Z", true],
    ["2025-01-20T14:00:00Z", false],
    ["2025-01-20T23:59:59.999Z", true],
    ["2025-01-21T00:00:00Z", false],
    ["2025-01-21T12:30:00Z", false],
  ])("is half-open and on its own day: at %s %s", (at, expected) => expect(paused(at, lunch)).toBe(expected));

  it.each([
    ["2025-01-19T22:00:00Z", true],
    ["2025-01-20T05:59:59Z", true],
    ["2025-01-20T06:00:00Z", false],
    ["2025-01-19T05:00:00Z", false],
  ])("that crosses midnight belongs to the day it starts on, Sunday into Monday too: at %s %s", (at, expected) => {
    expect(paused(at, { sunday: [window("22:00", "06:00")] })).toBe(expected);
  });

  it("may end at 24:00", () => {
    expect(paused("2025-01-20T23:59:00Z", { monday: [window("00:00", "24:00")] })).toBe(true);
    expect(paused("2025-01-21T00:00:00Z", { monday: [window("00:00", "24:00")] })).toBe(false);
  });

  it("covers both passes of a repeated hour, and what is left of a skipped one", () => {
    const half = { sunday: [window("01:15", "01:45")] };
    expect(["05:30", "06:30"].map((utc) => paused(`2025-11-02T${utc}:00Z`, half, "America/New_York"))).toEqual([true, true]);
    const gap = { sunday: [window("02:15", "03:30")] };
    expect(["06:59", "07:00", "07:29", "07:30"].map((utc) => paused(`2025-03-09T${utc}:00Z`, gap, "America/New_York"))).toEqual([false, true, true, false]);
  });

  it("may be a one-off between two instants", () => {
    const once = { advanced: [{ startAt: "2025-12-24T00:00:00+01:00", endAt: "2025-12-27T00:00:00+01:00" }] };
    expect(["2025-12-23T22:59:59Z", "2025-12-23T23:00:00Z", "2025-12-26T22:59:59Z", "2025-12-26T23:00:00Z"].map((at) => paused(at, once))).toEqual([false, true, true, false]);
  });
});
