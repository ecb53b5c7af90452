import type { PauseWindows, Weekday } from "@redial/kernel";

const DAYS: readonly Weekday[] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const MINUTES_A_DAY = 1_440;

/**
 * Whether an instant lies in a pause window, read from Intl and the window's own words alone: a second opinion on the scheduler, with which it
 * shares no code.
 */
export function isPausedByIntl(at: Date, timeZone: string, windows: PauseWindows): boolean {
  const { day, minute } = wallClock(at, timeZone);
  const isInWeek = covers(windows, day, minute) || covers(windows, day - 1, minute + MINUTES_A_DAY);
  return isInWeek || (windows.advanced ?? []).some(({ startAt, endAt }) => at >= new Date(startAt) && at < new Date(endAt));
}

/** What the clock on a wall in the zone shows: the day, 0 for Monday, and the minute of that day. */
export function wallClock(at: Date, timeZone: string): { day: number; minute: number } {
  const parts = formatOf(timeZone).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return { day: DAYS.findIndex((day) => day === part("weekday").toLowerCase()), minute: Number(part("hour")) * 60 + Number(part("minute")) };
}

/** Whether a window listed under a day covers the minute, counted from that day's midnight. */
function covers(windows: PauseWindows, day: number, minute: number): boolean {
  const name = DAYS[(day + 7) % 7];
  return ((name && windows[name]) ?? []).some(({ startAt, endAt }) => {
    const start = startAt.hour * 60 + startAt.minute;
    const end = endAt.hour === 23 && endAt.minute === 59 ? MINUTES_A_DAY : endAt.hour * 60 + endAt.minute;
    return minute >= start && minute < (end <= start ? end + MINUTES_A_DAY : end);
  });
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat("en-GB", { timeZone, weekday: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  formats.set(timeZone, format);
  return format;
}
