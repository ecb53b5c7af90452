import { DAY_MS, MINUTE_MS } from "@redial/kernel";
import { wallClock } from "./wall-clock";

/** Zones whose clocks behave oddly, and some that people live by. */
export const ZONES = [
  "Australia/Lord_Howe", // goes forward by half an hour
  "Africa/Casablanca", // is back for the month of Ramadan
  "Pacific/Chatham", // three quarters of an hour, both with and without summer time
  "Pacific/Apia", // has no 2011-12-30
  "Pacific/Kiritimati", // has no 1994-12-31
  "Antarctica/Troll", // goes forward by two hours
  "America/St_Johns", // changed at one minute past midnight until 2011
  "Africa/Cairo", // skips and repeats midnight, and gave it up for years
  "America/Santiago", // repeats the hour before midnight
  "America/Sao_Paulo", // skipped midnight until 2018
  "Asia/Gaza", // changes when it is told to
  "Asia/Kathmandu",
  "Asia/Kolkata",
  "Europe/London",
  "America/New_York",
  "UTC",
] as const;
export type Zone = (typeof ZONES)[number];

/** Instants asked about lie in these years: earlier offsets were not whole minutes everywhere. */
export const FIRST_YEAR = 1990;
export const LAST_YEAR = 2045;

const changes = new Map<string, readonly number[]>();

/** Every instant of those years at which the clock of the zone changes, to the day; one ordinary day for a clock that never does. */
export function changeDays(zone: Zone): readonly number[] {
  const found = changes.get(zone) ?? findChangeDays(zone);
  changes.set(zone, found);
  return found;
}

function findChangeDays(zone: Zone): readonly number[] {
  const print = new Intl.DateTimeFormat("en-US", { timeZone: zone, hourCycle: "h23", hour: "numeric", minute: "numeric" });
  const days: number[] = [];
  for (let at = Date.UTC(FIRST_YEAR, 0, 8), shown = print.format(at); at < Date.UTC(LAST_YEAR, 11, 1); at += DAY_MS) {
    const next = print.format(at + DAY_MS);
    if (next !== shown) days.push(exactChange(zone, at));
    shown = next;
  }
  return days.length > 0 ? days : [Date.UTC(2025, 0, 20)];
}

/** The minute of the day after `at` at which the clock jumps. */
function exactChange(zone: Zone, at: number): number {
  const clock = wallClock(zone);
  const first = at / MINUTE_MS;
  for (let minute = first; minute < first + 1_440; minute++) if (clock.minuteIn(minute + 1) !== clock.minuteIn(minute) + 1) return (minute + 1) * MINUTE_MS;
  return at;
}
