import { WEEKDAYS, type CallingRulePack, type CoolDown, type FrequencyCap, type PauseWindows, type TimeOfDay, type Weekday } from "@redial/kernel";
import { compileWeek, type WeekTable } from "./week-table";

/** Half-open `[from, until)` on the wall clock of the person called, within one day. */
export interface DailyHours {
  readonly from: TimeOfDay;
  readonly until: TimeOfDay;
}

/** The hours of each weekday in which a person may be called; a weekday that is not named has none. */
export type CallingHours = Partial<Record<Weekday, readonly DailyHours[]>>;

/** A public holiday: a whole local day, `2026-07-14`. */
export interface Holiday {
  readonly date: string;
  readonly name: string;
}

/** Public holidays of whole years, in order. Of other years nothing is known. */
export interface HolidayCalendar {
  readonly firstYear: number;
  readonly lastYear: number;
  readonly days: readonly Holiday[];
}

/** What else the law asks for, as numbers for those who set up programs; the scheduler does not act on them. */
export interface CallingDuties {
  readonly abandonedShareAtMost?: number;
  readonly abandonedOverDays?: number;
  readonly ringSecondsAtLeast?: number;
  readonly optOutWithinBusinessDays?: number;
  readonly doNotCallListDaysOldAtMost?: number;
  /** First day from which a person must have agreed to be called. */
  readonly priorConsentFrom?: string;
  /** For how long after a call its caller id must answer. */
  readonly numberAnswerableDays?: number;
}

/** One pack of calling rules with those of its parents in it: hours are the narrowest of the line, caps and cool-downs are all of them. */
export interface CallingRules {
  readonly id: CallingRulePack;
  /** Grows with every change of the numbers; kept with each decision. */
  readonly version: string;
  readonly name: string;
  /** A day since which the rules hold; the law may be older. */
  readonly effectiveFrom: string;
  readonly sources: readonly string[];
  /** Null: calls at any hour. */
  readonly hours: CallingHours | null;
  /** Days on which nobody may be called; null: holidays are as other days. */
  readonly holidays: HolidayCalendar | null;
  readonly frequencyCaps: readonly FrequencyCap[];
  readonly coolDowns: readonly CoolDown[];
  readonly duties: CallingDuties;
}

/** The packs by id. */
export type CallingPacks = ReadonlyMap<string, CallingRules>;

const DAY_BEGINS: TimeOfDay = { hour: 0, minute: 0 };
const DAY_ENDS: TimeOfDay = { hour: 24, minute: 0 };

/** The times outside calling hours as pause windows, so that one table can answer for both. */
export function closedWindows(hours: CallingHours): PauseWindows {
  return Object.fromEntries(
    WEEKDAYS.map((weekday) => {
      const open = [...(hours[weekday] ?? [])].sort((a, b) => minuteOf(a.from) - minuteOf(b.from));
      const starts = [DAY_BEGINS, ...open.map(({ until }) => until)];
      const ends = [...open.map(({ from }) => from), DAY_ENDS];
      const closed = starts.map((startAt, index) => ({ startAt, endAt: ends[index] ?? DAY_ENDS }));
      return [weekday, closed.filter(({ startAt, endAt }) => minuteOf(startAt) < minuteOf(endAt))];
    }),
  );
}

/** The minute of the day, 0 to 1,440. */
export function minuteOf({ hour, minute }: TimeOfDay): number {
  return hour * 60 + minute;
}

const weeks = new WeakMap<CallingHours, WeekTable>();

/** The week of calling hours as a table, made once for each pack. */
export function callingWeek(hours: CallingHours): WeekTable {
  let week = weeks.get(hours);
  if (!week) weeks.set(hours, (week = compileWeek(closedWindows(hours))));
  return week;
}

/** Whether every minute of `inner` lies in `outer`: a pack may only narrow its parent. */
export function isWithin(inner: CallingHours, outer: CallingHours): boolean {
  const { minutesToOpen } = callingWeek(outer);
  const { minutesToOpen: within } = callingWeek(inner);
  return within === null || (minutesToOpen !== null && within.every((minutes, minute) => minutes > 0 || minutesToOpen[minute] === 0));
}
