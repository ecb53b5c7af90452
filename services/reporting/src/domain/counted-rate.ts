import { inPercent, wilson, type Interval } from "@redial/statistics";
import { percentOf } from "./connection-rate";

/** A rate with what it was computed from: `count` of `of` in percent, and where it lies with 95 % confidence (Wilson). Both null when `of` is 0. */
export interface CountedRate {
  count: number;
  of: number;
  rate: number | null;
  interval: Interval | null;
}

/** The rate of so many of so many; not rounded. */
export function countedRate(count: number, of: number): CountedRate {
  return { count, of, rate: percentOf(count, of), interval: inPercent(wilson(count, of)) };
}
