import { inPercent, wilson, type Interval } from "@redial/statistics";

/** How many were reached, as a rate in percent with its 95 % interval; both null when there is nothing to divide by. */
export interface ConnectionRate {
  connectionRate: number | null;
  connectionRateInterval: Interval | null;
}

/** `part` of `whole` in percent, not rounded; null when the whole is 0. */
export function percentOf(part: number, whole: number): number | null {
  return whole === 0 ? null : (part / whole) * 100;
}

/** The guide's formula: completed / total × 100, of contacts for an execution and of attempts within a breakdown. */
export function connectionRate(completed: number, total: number): ConnectionRate {
  return { connectionRate: percentOf(completed, total), connectionRateInterval: inPercent(wilson(completed, total)) };
}
