import { parseIso } from "@redial/kernel";
import type { Place } from "./place";
import { readInstant, readList } from "./read-fields";

/** The dates of a scheduled strategy: instants that strictly increase, as they were written. Dates in the past are no problem here. */
export function readRetryDates(place: Place, bounds: { min: number; max: number }): string[] | undefined {
  const list = { what: "retryDates", ...bounds, invalid: "RETRY_DATES_INVALID", count: "RETRY_DATES_COUNT_OUT_OF_RANGE", missing: "RETRY_DATES_MISSING" };
  let latest = -Infinity;
  return readList(place, list, (date) => {
    const text = readInstant(date, { what: "A retry date", invalid: "RETRY_DATE_INVALID" });
    const at = text === undefined ? null : parseIso(text);
    if (text === undefined || at === null) return undefined;
    if (at <= latest) return date.refuse("RETRY_DATES_NOT_INCREASING", `Retry dates must increase, but ${text} is not after the one before it.`);
    latest = at;
    return text;
  });
}
