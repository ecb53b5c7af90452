import { DAY_MS, instantOf, MINUTE_MS, WEEKDAYS, type Instant, type Weekday } from "@redial/kernel";

/** The wall clock of the person called when the attempt started: hour 0 to 23. */
export interface LocalTime {
  weekday: Weekday;
  hour: number;
  /** The date on that clock, `2025-01-31`. */
  date: string;
}

const DAYS_FROM_MONDAY = 6;

/** The wall clock at an ISO 8601 instant in a zone that is so many minutes ahead of UTC then. Throws when the text is no instant. */
export function localTime(iso: string, utcOffsetMinutes: number): LocalTime {
  // Shifting the instant by the offset makes the UTC fields of a Date read the local wall clock.
  const local = new Date(instantOf(iso) + utcOffsetMinutes * MINUTE_MS);
  return { weekday: weekdayAt((local.getUTCDay() + DAYS_FROM_MONDAY) % WEEKDAYS.length), hour: local.getUTCHours(), date: local.toISOString().slice(0, 10) };
}

/** The weekday that stands so many days after Monday, 0 to 6. */
export function weekdayAt(daysAfterMonday: number): Weekday {
  const weekday = WEEKDAYS[daysAfterMonday];
  if (!weekday) throw new Error(`a week has no day ${daysAfterMonday}`);
  return weekday;
}

/** The local date of an instant of which the local weekday is known, in days after Monday: that of UTC or the one beside it. */
export function localDate(at: Instant, daysAfterMonday: number): string {
  const ahead = (daysAfterMonday - ((new Date(at).getUTCDay() + DAYS_FROM_MONDAY) % WEEKDAYS.length) + WEEKDAYS.length) % WEEKDAYS.length;
  return new Date(at + (ahead > 3 ? ahead - WEEKDAYS.length : ahead) * DAY_MS).toISOString().slice(0, 10);
}
