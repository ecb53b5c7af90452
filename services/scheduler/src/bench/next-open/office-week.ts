import { WEEKDAYS, type DailyWindow, type PauseWindows } from "@redial/kernel";

/** The hours that may be called in, Monday to Friday by the local clock: whole hours, so that one cron expression can tell them. */
export const OPEN_HOURS = [9, 10, 11, 14, 15, 16, 17, 18, 19] as const;
/** The open minutes as a cron expression; its weekdays run from Monday, 1. */
export const OPEN_MINUTES_CRON = "* 9-11,14-19 * * 1-5";

const NIGHT: DailyWindow = { startAt: { hour: 20, minute: 0 }, endAt: { hour: 9, minute: 0 } };
const MIDDAY: DailyWindow = { startAt: { hour: 12, minute: 0 }, endAt: { hour: 14, minute: 0 } };
const ALL_DAY: DailyWindow = { startAt: { hour: 0, minute: 0 }, endAt: { hour: 23, minute: 59 } };

/** The same week as pause windows: nights, the middle of the day, and weekends. Clocks change within its pauses, where every library has the same right answer. */
export const OFFICE_WEEK: PauseWindows = Object.fromEntries(
  WEEKDAYS.map((day) => [day, day === "saturday" || day === "sunday" ? [ALL_DAY] : [...(day === "monday" ? [{ startAt: { hour: 0, minute: 0 }, endAt: { hour: 9, minute: 0 } }] : []), NIGHT, MIDDAY]]),
);

const DAY = 1_440;

/** Minutes from each minute of the week, Monday 00:00 first, to the next open one: what a careful user of a date library would precompute too. */
export const MINUTES_TO_OPEN: readonly number[] = minutesToOpen();

function minutesToOpen(): number[] {
  const isOpen = (minute: number) => Math.floor(minute / DAY) < 5 && OPEN_HOURS.some((hour) => hour === Math.floor((minute % DAY) / 60));
  const table = Array.from({ length: 7 * DAY }, () => 0);
  for (let minute = 14 * DAY - 1, wait = 0; minute >= 0; minute--) {
    const ofWeek = minute % (7 * DAY);
    wait = isOpen(ofWeek) ? 0 : wait + 1;
    table[ofWeek] = wait;
  }
  return table;
}
