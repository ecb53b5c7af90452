import { WEEKDAYS } from "@redial/kernel";
import { localDate, localTime } from "./local-time";

test("the local hour and weekday follow the zone's offset", () => {
  expect(localTime("2025-01-20T10:00:00.000Z", 0)).toEqual({ weekday: "monday", hour: 10, date: "2025-01-20" });
  expect(localTime("2025-01-20T10:00:00.000Z", -300)).toEqual({ weekday: "monday", hour: 5, date: "2025-01-20" });
});

test("an offset can carry the attempt into the day before or after", () => {
  expect(localTime("2025-01-20T02:00:00Z", -480)).toEqual({ weekday: "sunday", hour: 18, date: "2025-01-19" });
  expect(localTime("2025-01-19T13:30:00Z", 765)).toEqual({ weekday: "monday", hour: 2, date: "2025-01-20" });
});

test("an instant may be written with an offset of its own", () => {
  expect(localTime("2025-01-20T10:00:00+02:00", 60)).toEqual({ weekday: "monday", hour: 9, date: "2025-01-20" });
});

test("the same as Intl for every hour of a year in New York", () => {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: "America/New_York", weekday: "long", hour: "numeric", hourCycle: "h23" });
  const dst = { from: Date.parse("2025-03-09T07:00:00Z"), to: Date.parse("2025-11-02T06:00:00Z") };
  for (let at = Date.parse("2025-01-01T00:30:00Z"); at < Date.parse("2026-01-01T00:00:00Z"); at += 3_600_000) {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const offset = at >= dst.from && at < dst.to ? -240 : -300;
    expect(localTime(new Date(at).toISOString(), offset)).toMatchObject({ weekday: parts["weekday"]?.toLowerCase(), hour: Number(parts["hour"]) });
  }
});

test("the local date follows from the instant and the local weekday", () => {
  for (let at = Date.parse("2024-12-30T00:00:00Z"); at < Date.parse("2025-01-08T00:00:00Z"); at += 3_600_000) {
    for (const offset of [-660, -300, 0, 345, 840]) {
      const { date, weekday } = localTime(new Date(at).toISOString(), offset);
      expect(localDate(at, WEEKDAYS.indexOf(weekday))).toBe(date);
    }
  }
});
