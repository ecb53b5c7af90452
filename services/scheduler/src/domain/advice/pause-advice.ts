import { DAY_MS, HOUR_MS, instantOf, WEEKDAYS, type Instant, type Weekday } from "@redial/kernel";
import { instantOfLocalTime, localTimeAt, startOfDay } from "../local-time";
import { sayInstant, sayWeekday, weekdayOf } from "../spoken-time";
import { zoneOffsets } from "../zone-offsets";
import type { OpenHours } from "../open-hours";
import type { Advice, AdviceCheck } from "./advice";
import type { AdvisedPlan } from "./advised-plan";

/** The night in which US federal rules allow no sales call (47 CFR 64.1200(c)(1)): other countries' nights are longer. */
const NIGHT_HOURS = { from: 21, until: 8 };

/** "Use pause windows, respect recipient time": none at all, nothing but pauses, nights that are left open, one-off windows that are over. */
export const adviseOnPauses: AdviceCheck<AdvisedPlan> = ({ program: { pauseWindows, startAt, callingHours }, now, openHours }) => {
  const path = ["pauseWindows"];
  const found: Advice[] = (pauseWindows.advanced ?? []).flatMap(({ endAt }, index): Advice[] => {
    if (instantOf(endAt) > now) return [];
    const message = `This one-off pause ended on ${sayInstant(instantOf(endAt), openHours.zones[0])} and no longer does anything.`;
    return [{ code: "ONE_OFF_WINDOW_PAST", weight: "hint", message, path: [...path, "advanced", index] }];
  });
  const opensAt = openHours.nextOpenInstant(Math.max(now, startAt ?? now));
  if (opensAt === null) {
    const closed = callingHours === null ? "The pause windows leave" : "The pause windows and the calling hours together leave";
    return [{ code: "ALWAYS_PAUSED", weight: "cannot_work", message: `${closed} no time open: every contact would be skipped.`, path }, ...found];
  }
  if (callingHours !== null) return found;
  if (WEEKDAYS.every((weekday) => !pauseWindows[weekday]?.length)) {
    const message = "Calls may ring at any hour. Give pause windows for the nights at least, or name the callingHours of a country.";
    return [{ code: "NO_PAUSE_WINDOWS", weight: "mistake", message, path }, ...found];
  }
  const nights = openNights(openHours, opensAt);
  if (nights.length === 0) return found;
  const which = nights.length === WEEKDAYS.length ? "every night" : `the night of ${nights.map(sayWeekday).join(", ")}`;
  const message = `Calls may ring ${which} between ${NIGHT_HOURS.from}:00 and 0${NIGHT_HOURS.until}:00 (${openHours.zones[0]}): pause windows hold only on the days that list them.`;
  return [{ code: "CALLS_AT_NIGHT", weight: "mistake", message, path }, ...found];
};

/** The weekdays of the week after `from` that begin a night with an open instant, in the order of the week. */
function openNights(openHours: OpenHours, from: Instant): Weekday[] {
  const offsets = zoneOffsets(openHours.zones[0]);
  const firstDay = startOfDay(localTimeAt(offsets, from)) + DAY_MS;
  const open = new Set<Weekday>();
  for (let day = 0; day < WEEKDAYS.length; day++) {
    const midnight = firstDay + day * DAY_MS;
    const endsAt = instantOfLocalTime(offsets, midnight + DAY_MS + NIGHT_HOURS.until * HOUR_MS);
    const opensAt = openHours.nextOpenInstant(instantOfLocalTime(offsets, midnight + NIGHT_HOURS.from * HOUR_MS));
    if (opensAt !== null && opensAt < endsAt) open.add(weekdayOf(midnight));
  }
  return WEEKDAYS.filter((weekday) => open.has(weekday));
}
