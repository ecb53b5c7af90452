import { WEEKDAYS, type Outcome } from "@redial/kernel";
import type { Cell } from "./cell";
import { connectionRate, percentOf, type ConnectionRate } from "./connection-rate";
import { DAY_PARTS, dayPartOf } from "./day-parts";

const HOURS_A_DAY = 24;
const HOURS_A_WEEK = 7 * HOURS_A_DAY;

/** What the attempts of one group came to; the rate is of these attempts. */
export interface AttemptRate extends ConnectionRate {
  attempts: number;
  completed: number;
  talkSeconds: number;
}

/** How many attempts ended with one outcome, and their share of all attempts in percent. */
export interface OutcomeShare {
  outcome: Outcome;
  count: number;
  share: number | null;
}

/** By attempt number, rising. */
export function ratesByAttempt(cells: readonly Cell[]) {
  return ratesBy(cells, ({ attempt }) => attempt, ({ attempt }) => ({ attempt }));
}

/** By hour of the called person's day, 0 to 23, hours with an attempt only. */
export function ratesByHour(cells: readonly Cell[]) {
  return ratesBy(cells, ({ hour }) => hour, ({ hour }) => ({ hour }));
}

/** By weekday where the called person was, from Monday, days with an attempt only. */
export function ratesByWeekday(cells: readonly Cell[]) {
  return ratesBy(cells, daysAfterMonday, ({ weekday }) => ({ weekday }));
}

/** By hour of each weekday, from Monday 0:00, hours with an attempt only. */
export function ratesByHourAndWeekday(cells: readonly Cell[]) {
  return ratesBy(cells, hourOfWeek, ({ weekday, hour }) => ({ weekday, hour }));
}

/** By number, weekday and hour: attempts up to `mostAttempts`, in the order of the number, then from Monday 0:00; cells with an attempt only. */
export function ratesByAttemptHourAndWeekday(cells: readonly Cell[], mostAttempts: number) {
  const asked = cells.filter(({ attempt }) => attempt <= mostAttempts);
  return ratesBy(asked, (cell) => cell.attempt * HOURS_A_WEEK + hourOfWeek(cell), ({ attempt, weekday, hour }) => ({ attempt, weekday, hour }));
}

/** By the guide's parts of the day, in their order; parts with an attempt only. */
export function ratesByDayPart(cells: readonly Cell[]) {
  return ratesBy(cells, ({ hour }) => DAY_PARTS.indexOf(dayPartOf(hour)), ({ hour }) => ({ dayPart: dayPartOf(hour) }));
}

/** The outcomes that occurred, the most frequent first; equally frequent ones by name. */
export function outcomeShares(cells: readonly Cell[]): OutcomeShare[] {
  const counts = new Map<Outcome, number>();
  let all = 0;
  for (const { outcome, attempts } of cells) {
    counts.set(outcome, (counts.get(outcome) ?? 0) + attempts);
    all += attempts;
  }
  return [...counts]
    .sort(([a, countA], [b, countB]) => countB - countA || a.localeCompare(b))
    .map(([outcome, count]) => ({ outcome, count, share: percentOf(count, all) }));
}

function ratesBy<Group>(cells: readonly Cell[], rank: (cell: Cell) => number, name: (cell: Cell) => Group): (Group & AttemptRate)[] {
  const groups = new Map<number, { group: Group; attempts: number; completed: number; talkMs: number }>();
  for (const cell of cells) {
    const sums = groups.get(rank(cell)) ?? { group: name(cell), attempts: 0, completed: 0, talkMs: 0 };
    groups.set(rank(cell), sums);
    sums.attempts += cell.attempts;
    sums.talkMs += cell.talkMs;
    if (cell.outcome === "completed") sums.completed += cell.attempts;
  }
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([, { group, attempts, completed, talkMs }]) => ({ ...group, attempts, completed, talkSeconds: talkMs / 1000, ...connectionRate(completed, attempts) }));
}

function daysAfterMonday({ weekday }: Cell): number {
  return WEEKDAYS.indexOf(weekday);
}

function hourOfWeek(cell: Cell): number {
  return daysAfterMonday(cell) * HOURS_A_DAY + cell.hour;
}
