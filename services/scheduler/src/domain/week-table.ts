import { WEEKDAYS, type DailyWindow, type PauseWindows, type TimeOfDay, type Weekday } from "@redial/kernel";

/** Of a wall clock, on which every day is as long as any other. */
export const MINUTES_PER_DAY = 1_440;
/** The length of a week table. */
export const MINUTES_PER_WEEK = 10_080;
/** 1970-01-01 was a Thursday, three days into a week that starts on Monday; and whole weeks, so that no minute since the year 0 is negative. */
const MONDAY_SHIFT = 3 * MINUTES_PER_DAY + 103_000 * MINUTES_PER_WEEK;

/** One weekly window on the minutes of a week that starts on Monday 00:00: `minutes` (1..2880) of them from `firstMinute`, past Sunday's end into Monday. */
export interface WeekWindow {
  readonly weekday: Weekday;
  readonly window: DailyWindow;
  readonly firstMinute: number;
  readonly minutes: number;
}

/** The union of weekly windows, answered by table. A minute of the week runs from Monday 00:00 (0) to Sunday 23:59 (10,079) on the local wall clock. */
export interface WeekTable {
  readonly windows: readonly WeekWindow[];
  /** Minutes from each minute of the week to the next open one, 0 when it is open itself; null when none is. */
  readonly minutesToOpen: Uint16Array | null;
  /** Minutes from each minute of the week to the next paused one, 0 when it is paused itself; null when none is. */
  readonly minutesToPause: Uint16Array | null;
}

/** Compiles the weekly windows; `advanced` ones are not weekly and are left out. No windows: always open. */
export function compileWeek(pauseWindows: PauseWindows): WeekTable {
  const windows = WEEKDAYS.flatMap((weekday, day) => (pauseWindows[weekday] ?? []).map((window) => onWeek(weekday, day, window)));
  const paused = new Uint8Array(MINUTES_PER_WEEK);
  for (const { firstMinute, minutes } of windows) {
    for (let i = 0; i < minutes; i++) paused[(firstMinute + i) % MINUTES_PER_WEEK] = 1;
  }
  return { windows, minutesToOpen: minutesToNext(paused, 0), minutesToPause: minutesToNext(paused, 1) };
}

/** The minute of the week, 0..10,079, of a minute counted from 1970-01-01T00:00 on the same wall clock. */
export function minuteOfWeek(localMinute: number): number {
  return (localMinute + MONDAY_SHIFT) % MINUTES_PER_WEEK;
}

/** How many minutes of the window are left at a minute of the week, that minute included; 0 outside the window. */
export function minutesLeft(window: WeekWindow, minute: number): number {
  const passed = (minute - window.firstMinute + MINUTES_PER_WEEK) % MINUTES_PER_WEEK;
  return Math.max(0, window.minutes - passed);
}

/** An end of 23:59 is the end of the day; an end not after its start lies on the next day (equal ones are refused at the edge: the day is paused rather than guessed open). */
function onWeek(weekday: Weekday, day: number, window: DailyWindow): WeekWindow {
  const from = minuteOfDay(window.startAt);
  const until = minuteOfDay(window.endAt);
  const end = until === MINUTES_PER_DAY - 1 ? MINUTES_PER_DAY : until;
  return { weekday, window, firstMinute: (day * MINUTES_PER_DAY + from) % MINUTES_PER_WEEK, minutes: end > from ? end - from : end - from + MINUTES_PER_DAY };
}

function minuteOfDay({ hour, minute }: TimeOfDay): number {
  return hour * 60 + minute;
}

/** Walks the week twice backwards, so that the end of Sunday knows what Monday brings. */
function minutesToNext(paused: Uint8Array, wanted: 0 | 1): Uint16Array | null {
  if (!paused.includes(wanted)) return null;
  const table = new Uint16Array(MINUTES_PER_WEEK);
  let distance = 0;
  for (let i = 2 * MINUTES_PER_WEEK - 1; i >= 0; i--) {
    const minute = i % MINUTES_PER_WEEK;
    distance = paused[minute] === wanted ? 0 : distance + 1;
    table[minute] = distance;
  }
  return table;
}
