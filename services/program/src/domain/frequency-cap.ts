import type { FrequencyCap } from "@redial/kernel";
import { quote, type Place } from "./place";
import { readFields, readList, readWholeNumber, readWord } from "./read-fields";

/** Bounds of frequency caps: how many a program may have, and what each may say. */
export const CAP_BOUNDS = { caps: { min: 0, max: 10 }, calls: { min: 1, max: 1_000 }, hours: { min: 1, max: 720 }, days: { min: 1, max: 365 } } as const;

const FIELDS = ["max", "perHours", "perDays", "calendar", "scope"];

/** The `frequencyCaps` of a program. All of them hold. */
export function readFrequencyCaps(place: Place): FrequencyCap[] | undefined {
  return readList(place, { what: "frequencyCaps", ...CAP_BOUNDS.caps, invalid: "FREQUENCY_CAPS_INVALID", count: "FREQUENCY_CAPS_TOO_MANY" }, readFrequencyCap);
}

/** One cap: `max` calls in exactly one of `perHours` and `perDays`, `calendar` with the latter only. A `scope` says what is always so, and is not kept. */
function readFrequencyCap(place: Place): FrequencyCap | undefined {
  if (!readFields(place, { what: "A frequency cap", fields: FIELDS, invalid: "FREQUENCY_CAP_INVALID", unknown: "FREQUENCY_CAP_FIELD_UNKNOWN" })) return undefined;
  const max = readWholeNumber(place.at("max"), { what: "max", ...CAP_BOUNDS.calls, outOfRange: "FREQUENCY_CAP_MAX_OUT_OF_RANGE", missing: "FREQUENCY_CAP_MAX_MISSING" });
  const period = readPeriod(place);
  const scope = place.at("scope");
  if (!scope.isAbsent) readWord(scope, ["organization"], { what: "The scope of a frequency cap", unknown: "FREQUENCY_CAP_SCOPE_UNKNOWN" });
  return max === undefined || !period ? undefined : { max, ...period };
}

function readPeriod(place: Place): Omit<FrequencyCap, "max"> | undefined {
  const [hours, days, calendar] = [place.at("perHours"), place.at("perDays"), place.at("calendar")];
  if (hours.isAbsent === days.isAbsent) return place.refuse("FREQUENCY_CAP_PERIOD_UNCLEAR", "A frequency cap counts over exactly one of perHours and perDays.");
  const isCalendar = calendar.isAbsent ? undefined : readCalendar(calendar);
  if (days.isAbsent) {
    if (isCalendar) return calendar.refuse("FREQUENCY_CAP_CALENDAR_NEEDS_DAYS", "calendar counts by days; give perDays instead of perHours, or leave calendar out.");
    const perHours = readWholeNumber(hours, { what: "perHours", ...CAP_BOUNDS.hours, outOfRange: "FREQUENCY_CAP_HOURS_OUT_OF_RANGE" });
    return perHours === undefined ? undefined : { perHours, ...(isCalendar !== undefined && { calendar: isCalendar }) };
  }
  const perDays = readWholeNumber(days, { what: "perDays", ...CAP_BOUNDS.days, outOfRange: "FREQUENCY_CAP_DAYS_OUT_OF_RANGE" });
  return perDays === undefined ? undefined : { perDays, ...(isCalendar !== undefined && { calendar: isCalendar }) };
}

function readCalendar(place: Place): boolean | undefined {
  return typeof place.value === "boolean" ? place.value : place.refuse("FREQUENCY_CAP_CALENDAR_INVALID", `calendar must be true or false, not ${quote(place.value)}.`);
}
