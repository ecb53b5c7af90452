import { WEEKDAYS, type DailyWindow, type PauseWindows, type Weekday } from "@redial/kernel";
import { compileWeek, minuteOfWeek, MINUTES_PER_DAY, MINUTES_PER_WEEK, minutesLeft } from "./week-table";

function window(start: string, end: string): DailyWindow {
  const time = (text: string) => ({ hour: Number(text.slice(0, 2)), minute: Number(text.slice(3)) });
  return { startAt: time(start), endAt: time(end) };
}

function minute(weekday: Weekday, time: string): number {
  return WEEKDAYS.indexOf(weekday) * MINUTES_PER_DAY + Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

describe("compileWeek", () => {
  it.each<[string, PauseWindows, Weekday, string, boolean]>([
    ["pauses from the start", { monday: [window("12:00", "14:00")] }, "monday", "12:00", true],
    ["pauses until before the end", { monday: [window("12:00", "14:00")] }, "monday", "13:59", true],
    ["is open at the end", { monday: [window("12:00", "14:00")] }, "monday", "14:00", false],
    ["is open before the start", { monday: [window("12:00", "14:00")] }, "monday", "11:59", false],
    ["leaves other weekdays alone", { monday: [window("12:00", "14:00")] }, "tuesday", "13:00", false],
    ["takes 23:59 for the end of the day", { monday: [window("18:00", "23:59")] }, "monday", "23:59", true],
    ["ends with the day at 23:59", { monday: [window("18:00", "23:59")] }, "tuesday", "00:00", false],
    ["takes 24:00 for the end of the day", { monday: [window("18:00", "24:00")] }, "monday", "23:59", true],
    ["crosses midnight into the next weekday", { friday: [window("22:00", "06:00")] }, "saturday", "05:59", true],
    ["has a window belong to the weekday it starts on", { friday: [window("22:00", "06:00")] }, "friday", "05:00", false],
    ["crosses from Sunday into Monday", { sunday: [window("22:00", "06:00")] }, "monday", "03:00", true],
    ["takes a start of 24:00 for the next midnight", { sunday: [window("24:00", "06:00")] }, "monday", "00:00", true],
    ["takes an end equal to the start for a day later, never for no window", { monday: [window("12:00", "12:00")] }, "tuesday", "11:59", true],
    ["is paused where overlapping windows are", { monday: [window("09:00", "12:00"), window("11:00", "14:00")] }, "monday", "13:00", true],
  ])("%s", (_, windows, weekday, time, paused) => {
    const { minutesToOpen, minutesToPause } = compileWeek(windows);
    expect(minutesToOpen?.[minute(weekday, time)] !== 0).toBe(paused);
    expect(minutesToPause?.[minute(weekday, time)] === 0).toBe(paused);
  });

  it("counts the minutes to the next open and the next paused one across the end of the week", () => {
    const { minutesToOpen, minutesToPause } = compileWeek({ sunday: [window("20:00", "06:00")] });
    expect(minutesToOpen?.[minute("sunday", "23:00")]).toBe(7 * 60);
    expect(minutesToPause?.[minute("monday", "06:00")]).toBe(6 * MINUTES_PER_DAY + 14 * 60);
  });

  it("has no next pause in a week without windows", () => {
    const { minutesToOpen, minutesToPause } = compileWeek({});
    expect(minutesToPause).toBeNull();
    expect(minutesToOpen?.every((minutes) => minutes === 0)).toBe(true);
  });

  it("has no next open minute in a week that is all paused", () => {
    const allDay = Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, [window("00:00", "23:59")]]));
    expect(compileWeek(allDay).minutesToOpen).toBeNull();
  });
});

describe("minuteOfWeek", () => {
  it.each([
    ["2025-01-20T00:00", 0],
    ["2025-01-26T23:59", MINUTES_PER_WEEK - 1],
    ["1969-12-28T23:59", MINUTES_PER_WEEK - 1],
    ["0001-01-01T00:00", 0],
    ["9999-12-31T00:00", 4 * MINUTES_PER_DAY],
  ])("of %s is %i", (local, expected) => {
    expect(minuteOfWeek(Date.parse(`${local}Z`) / 60_000)).toBe(expected);
  });
});

describe("minutesLeft", () => {
  it.each<[string, Weekday, string, number]>([
    ["counts from the start", "sunday", "22:00", 480],
    ["counts on into the next week", "monday", "05:59", 1],
    ["is 0 at the end", "monday", "06:00", 0],
    ["is 0 before the start", "sunday", "21:59", 0],
  ])("%s", (_, weekday, time, minutes) => {
    const [night] = compileWeek({ sunday: [window("22:00", "06:00")] }).windows;
    expect(night && minutesLeft(night, minute(weekday, time))).toBe(minutes);
  });
});
