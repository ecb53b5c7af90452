import type { Cell, WeekHour } from "./cell";
import type { DayRange } from "./day-range";
import type { Segment } from "./segment";
import type { Totals } from "./totals";

/** What one execution came to, or all executions of a program together. Everything in it was read at one instant. */
export interface Tally {
  /** The program's name at launch; null until the launch was heard of. */
  label: string | null;
  /** Of the retry strategies; null until the launch was heard of. */
  leastRetries: number | null;
  mostRetries: number | null;
  /** True when every execution is over and all that happened in it was counted: the numbers change no more. */
  isFinal: boolean;
  totals: Totals;
  /** Empty when they were not asked for; each combination of attempt, weekday, hour and outcome at most once. */
  cells: readonly Cell[];
  /** The same attempts, a row for each number in each hour of the week, with all that is counted of them. */
  hours: readonly WeekHour[];
}

/** A segment of executions; the value null stands for all values beyond the first hundred of an execution. */
export interface SegmentChoice {
  key: string;
  value: string | null;
}

/** Part of what happened. `days` narrows the cells alone, to attempts that started then: totals, which count contacts, are always of all days. */
export interface TallySlice {
  segment?: SegmentChoice;
  days?: DayRange;
}

/** What a segment came to. */
export interface SegmentTotals extends Segment {
  totals: Totals;
}

/** The attempts of a segment by number (weekday and hour are Monday, 0) or by hour of the week (the number is 0). */
export interface SegmentCells extends Segment {
  by: "attempt" | "hour";
  cells: readonly Cell[];
  hours: readonly WeekHour[];
}
