import { DAY_MS, HOUR_MS, MINUTE_MS, WEEKDAYS, type DayPart, type Instant, type LadderStep } from "@redial/kernel";
import { instantOfLocalTime, localTimeAt, startOfDay } from "./local-time";
import { retryInstant } from "./retry-dates";
import { compileWeek, type WeekTable } from "./week-table";
import { zoneOffsets } from "./zone-offsets";
import { zoneWeek } from "./zone-week";

/** The parts of a day as local hours `[from, until)` (spec: Retry strategies). */
export const DAY_PART_HOURS: Record<DayPart, readonly [from: number, until: number]> = {
  morning: [9, 11],
  midday: [12, 14],
  afternoon: [14, 17],
  evening: [17, 20],
};

const partWeeks: Record<DayPart, WeekTable> = {
  morning: weekOpenIn("morning"),
  midday: weekOpenIn("midday"),
  afternoon: weekOpenIn("afternoon"),
  evening: weekOpenIn("evening"),
};

/**
 * When a step of a ladder falls for an attempt that ended at `endedAt`, in the job's zone.
 * - `afterMinutes`: that long after the end.
 * - `at`: that instant, be it past or not.
 * - `dayPart`: the earliest instant, at or after both the end and the start of the local day `daysLater` days after it, whose local time lies in
 *   the part. So within the part today it is the end itself, and past the part it is the next day that has it.
 * - `localTime`: that time on the local day `daysLater` days after the end, or on the first later day on which it is after the end. A time that a
 *   change of the clock skips is the first instant after the gap, one that it repeats is the first of the two.
 */
export function ladderStepInstant(step: LadderStep, endedAt: Instant, zone: string): Instant {
  if ("afterMinutes" in step) return endedAt + step.afterMinutes * MINUTE_MS;
  if ("at" in step) return retryInstant(step.at);
  if ("dayPart" in step) return dayPartInstant(step.dayPart, step.daysLater, endedAt, zone);
  return localTimeInstant(step.localTime, step.daysLater, endedAt, zone);
}

/** When the time is over that a step names, for an attempt that it puts at `at`: the end of the part of the day; null for steps that name an instant. */
export function ladderStepEnd(step: LadderStep, at: Instant, zone: string): Instant | null {
  return "dayPart" in step ? zoneWeek(partWeeks[step.dayPart], zoneOffsets(zone)).nextPauseAt(at) : null;
}

function dayPartInstant(part: DayPart, daysLater: number, endedAt: Instant, zone: string): Instant {
  const offsets = zoneOffsets(zone);
  const dayStartsAt = instantOfLocalTime(offsets, startOfDay(localTimeAt(offsets, endedAt)) + daysLater * DAY_MS);
  return zoneWeek(partWeeks[part], offsets).nextOpenInstant(Math.max(endedAt, dayStartsAt));
}

function localTimeInstant(localTime: string, daysLater: number, endedAt: Instant, zone: string): Instant {
  const offsets = zoneOffsets(zone);
  const [hour, minute] = localTime.split(":").map(Number);
  let local = startOfDay(localTimeAt(offsets, endedAt)) + daysLater * DAY_MS + hour! * HOUR_MS + minute! * MINUTE_MS;
  for (;;) {
    const at = instantOfLocalTime(offsets, local);
    if (at > endedAt) return at;
    local += DAY_MS;
  }
}

/** A part of the day as a week that is paused outside it, so that days without it and repeated hours need no rule of their own. */
function weekOpenIn(part: DayPart): WeekTable {
  const [from, until] = DAY_PART_HOURS[part];
  const outside = [
    { startAt: { hour: 0, minute: 0 }, endAt: { hour: from, minute: 0 } },
    { startAt: { hour: until, minute: 0 }, endAt: { hour: 24, minute: 0 } },
  ];
  return compileWeek(Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, outside])));
}
