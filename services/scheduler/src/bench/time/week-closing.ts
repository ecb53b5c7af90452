import { WEEKDAYS, type DailyWindow, type PauseWindows } from "@redial/kernel";
import type { InstantClosing, MinuteClosing } from "./minute-search";
import { wallClock } from "./wall-clock";

// A test reads a global through a sandbox each time.
const { floor } = Math;
const DAY = 1_440;
const WEEK = 7 * DAY;
/** 1970-01-01 was a Thursday; weeks begin on Monday. */
const DAYS_TO_THURSDAY = 3;
const UNREAD = 0;
const OPEN = 1;
const PAUSED = 2;

/** The weekly windows of a program as closings of the oracle, one for each zone: a minute is paused when a clock that shows it stands in a window. */
export function weekClosings(windows: PauseWindows, zones: readonly string[]): MinuteClosing[] {
  const minutes = new Uint8Array(WEEK);
  const isPaused = (minuteOfWeek: number): boolean => {
    if (minutes[minuteOfWeek] === UNREAD) minutes[minuteOfWeek] = isInWindow(windows, minuteOfWeek) ? PAUSED : OPEN;
    return minutes[minuteOfWeek] === PAUSED;
  };
  return zones.map((zone) => {
    const clock = wallClock(zone);
    return { isClosedIn: (utcMinute) => isPaused((clock.minuteIn(utcMinute) + DAYS_TO_THURSDAY * DAY) % WEEK) };
  });
}

/** Whether the windows leave no minute of the week. */
export function isAlwaysPaused(windows: PauseWindows): boolean {
  for (let minute = 0; minute < WEEK; minute++) if (!isInWindow(windows, minute)) return false;
  return true;
}

/** The one-off windows of a program as a closing of the oracle. */
export function oneOffClosing(windows: PauseWindows): InstantClosing {
  const intervals = (windows.advanced ?? []).map(({ startAt, endAt }) => [Date.parse(startAt), Date.parse(endAt)] as const);
  return { edges: intervals.flat(), isClosedAt: (at) => intervals.some(([startsAt, endsAt]) => startsAt <= at && at < endsAt) };
}

/** Whether the minute of the week lies in a window of its own day, or in one of the day before that crosses midnight. */
function isInWindow(windows: PauseWindows, minuteOfWeek: number): boolean {
  const day = floor(minuteOfWeek / DAY);
  const minute = minuteOfWeek % DAY;
  const today = windowsOf(windows, day);
  const yesterday = windowsOf(windows, (day + 6) % 7);
  return today.some((window) => covers(window, minute)) || yesterday.some((window) => covers(window, minute + DAY));
}

function windowsOf(windows: PauseWindows, day: number): readonly DailyWindow[] {
  const weekday = WEEKDAYS[day];
  return (weekday && windows[weekday]) ?? [];
}

/** The minute counts from midnight at the start of the window's own day. A window as long as nothing, which is refused before it gets here, lasts a day. */
export function covers({ startAt, endAt }: DailyWindow, minute: number): boolean {
  const from = startAt.hour * 60 + startAt.minute;
  const printed = endAt.hour * 60 + endAt.minute;
  const until = printed === 23 * 60 + 59 ? DAY : printed;
  return from <= minute && minute < (until > from ? until : until + DAY);
}
