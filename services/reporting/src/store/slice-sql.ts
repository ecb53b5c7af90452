import type { DayRange } from "../domain/day-range";
import type { SegmentChoice } from "../domain/tally";

/** The days after Monday of a row's local date: date 1 of the calendar was a Monday. */
export const WEEKDAY_SQL = "(local_date - date '0001-01-01') % 7";

/** That a row's local date lies in a range; `given` takes a parameter and answers its name. */
export function hoursInRange({ from, to }: DayRange, given: (value: unknown) => string): string {
  return `local_date between coalesce(${given(from)}::date, '-infinity') and coalesce(${given(to)}::date, 'infinity')`;
}

/** That a row of `segment` is the one that was chosen. */
export function segmentIs(alias: string, { key, value }: SegmentChoice, given: (value: unknown) => string): string {
  const ofKey = `${alias}.key = ${given(key)}`;
  return value === null ? `${ofKey} and ${alias}.is_other` : `${ofKey} and ${alias}.value = ${given(value)} and not ${alias}.is_other`;
}
