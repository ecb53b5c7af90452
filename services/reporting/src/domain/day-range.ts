import { Rejection } from "@redial/kernel";

/** Days by the called persons' calendars, `2025-01-31`, both included; null is open. */
export interface DayRange {
  from: string | null;
  to: string | null;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Reads a range of days, both included and either left out; refuses what is no date with `DATE_INVALID` and a range that ends before it begins with `DATE_RANGE_EMPTY`. */
export function readDays(given: { from?: string | null | undefined; to?: string | null | undefined }): DayRange {
  const [from, to] = [readDay(given.from, "from"), readDay(given.to, "to")];
  if (from !== null && to !== null && to < from) throw new Rejection("DATE_RANGE_EMPTY", `to must not be before from; ${to} is before ${from}.`, ["to"]);
  return { from, to };
}

function readDay(text: string | null | undefined, field: string): string | null {
  if (text === null || text === undefined) return null;
  // The year 0, which dates have and PostgreSQL does not, is refused as well. A day that no month has is carried into the next one, and so reads differently.
  if (!DATE.test(text) || text.startsWith("0000") || Number.isNaN(Date.parse(text)) || new Date(text).toISOString().slice(0, text.length) !== text) {
    throw new Rejection("DATE_INVALID", `${field} must be a date such as 2025-01-31.`, [field]);
  }
  return text;
}
