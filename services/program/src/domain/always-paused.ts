import { WEEKDAYS, type DailyWindow, type PauseWindows, type TimeOfDay } from "@redial/kernel";

const DAY = 1_440;
const WEEK = 7 * DAY;

/** Whether weekly windows leave no minute of the week open, so that nobody is ever called. */
export function isAlwaysPaused(windows: PauseWindows): boolean {
  const spans = WEEKDAYS.flatMap((day, index) => (windows[day] ?? []).map((window) => spanOf(window, index * DAY))).sort((a, b) => a.from - b.from);
  // A window that crosses the week's end covers the beginning of Monday.
  let coveredTo = Math.max(0, ...spans.map(({ to }) => to - WEEK));
  for (const { from, to } of spans) {
    if (from > coveredTo) return false;
    coveredTo = Math.max(coveredTo, to);
  }
  return coveredTo >= WEEK;
}

/** In minutes from Monday. */
function spanOf({ startAt, endAt }: DailyWindow, midnight: number): { from: number; to: number } {
  const [from, end] = [minuteOf(startAt), minuteOf(endAt)];
  // An end of 23:59 means the end of the day.
  const to = end === DAY - 1 ? DAY : end;
  return { from: midnight + from, to: midnight + (from > end ? DAY : 0) + to };
}

function minuteOf({ hour, minute }: TimeOfDay): number {
  return hour * 60 + minute;
}
