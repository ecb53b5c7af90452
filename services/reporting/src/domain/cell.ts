import { OUTCOMES, type Outcome, type Weekday } from "@redial/kernel";
import type { LocalTime } from "./local-time";

/** How many attempts of one number ended with one outcome in one hour of one weekday, by the called person's wall clock. */
export interface Cell {
  attempt: number;
  weekday: Weekday;
  hour: number;
  outcome: Outcome;
  attempts: number;
  /** How long was spoken in all attempts of this number in this hour; told with the first of its outcomes, 0 with the others. */
  talkMs: number;
}

/** What is counted of the attempts of one number that started in one hour. Whole numbers from 0, all of them sums. */
export const HOUR_COUNTS = [
  ...OUTCOMES,
  ...OUTCOMES.map((outcome) => `failed_${outcome}` as const),
  "abandoned",
  "ring_ms",
  "talk_ms",
  "connected",
  "connect_ms",
] as const;

/**
 * The counts by name. An outcome's own name counts its attempts; with `failed_` before it, the contacts that were given up after such an attempt, in
 * the hour of that last one. `connected` are completed attempts whose job's first attempt is known, `connect_ms` the time from its start until a person answered.
 */
export type HourCounts = Record<(typeof HOUR_COUNTS)[number], number>;

/** The attempts of one number that started in one hour of the called person's wall clock. */
export interface HourCell extends LocalTime, HourCounts {
  attempt: number;
}

/** The same of one hour of one weekday, over all its dates. */
export type WeekHour = Omit<HourCell, "date">;

/** An hour of which nothing was counted yet. */
export function noHourCounts(): HourCounts {
  return { ...NONE };
}

const NONE = Object.fromEntries(HOUR_COUNTS.map((count) => [count, 0])) as HourCounts;

/** A cell for each outcome that occurred. */
export function cellsOf(hours: readonly WeekHour[]): Cell[] {
  return hours.flatMap(({ attempt, weekday, hour, ...counts }) =>
    OUTCOMES.filter((outcome) => counts[outcome] > 0).map((outcome, index) => ({ attempt, weekday, hour, outcome, attempts: counts[outcome], talkMs: index === 0 ? counts.talk_ms : 0 })),
  );
}
