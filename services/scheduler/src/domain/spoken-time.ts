import { MINUTE_MS, WEEKDAYS, type DailyWindow, type Instant, type TimeOfDay, type Weekday } from "@redial/kernel";
import { formatLocalTime, localTimeAt, type LocalMs } from "./local-time";
import { MINUTES_PER_DAY, minuteOfWeek } from "./week-table";
import { zoneOffsets } from "./zone-offsets";

/** An instant for people, as the zone's wall clock shows it: `Monday 2025-01-20 12:30 (Europe/Paris)`, with seconds where there are any. */
export function sayInstant(at: Instant, zone: string): string {
  return `${sayLocalTime(localTimeAt(zoneOffsets(zone), at))} (${zone})`;
}

/** What a wall clock shows, with its weekday: `Monday 2025-01-20 12:30`. */
export function sayLocalTime(local: LocalMs): string {
  const [date, time = ""] = formatLocalTime(local).split("T");
  return `${sayWeekday(weekdayOf(local))} ${date} ${time.endsWith(":00") ? time.slice(0, 5) : time}`;
}

/** The weekday that a wall clock shows. */
export function weekdayOf(local: LocalMs): Weekday {
  return WEEKDAYS[Math.floor(minuteOfWeek(Math.floor(local / MINUTE_MS)) / MINUTES_PER_DAY)] ?? "monday";
}

/** A weekly window: `Monday 12:00–14:00`; an end of 23:59 is said as the 24:00 that it means. */
export function sayWindow(weekday: Weekday, { startAt, endAt }: DailyWindow): string {
  const end = endAt.hour === 23 && endAt.minute === 59 ? { hour: 24, minute: 0 } : endAt;
  return `${sayWeekday(weekday)} ${sayTimeOfDay(startAt)}–${sayTimeOfDay(end)}`;
}

/** An hour of the week, 0 to 167 from Monday 00:00: `Mondays 18:00–19:00`. */
export function sayHourOfWeek(hourOfWeek: number): string {
  const hour = hourOfWeek % 24;
  const weekday = WEEKDAYS[Math.floor(hourOfWeek / 24)] ?? "monday";
  return `${sayWeekday(weekday)}s ${sayTimeOfDay({ hour, minute: 0 })}–${sayTimeOfDay({ hour: hour + 1, minute: 0 })}`;
}

/** A number of things, in the singular or the plural: `1 minute`, `2 dates`. */
export function sayCount(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}

/** A weekday with its capital letter. */
export function sayWeekday(weekday: Weekday): string {
  return weekday.charAt(0).toUpperCase() + weekday.slice(1);
}

function sayTimeOfDay({ hour, minute }: TimeOfDay): string {
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
