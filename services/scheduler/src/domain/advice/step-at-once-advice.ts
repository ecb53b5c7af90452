import { DAY_MS, HOUR_MS, WEEKDAYS, type DayPart, type Instant, type LadderStep, type RetryStrategy } from "@redial/kernel";
import { DAY_PART_HOURS } from "../ladder-step";
import { instantOfLocalTime, localTimeAt, startOfDay } from "../local-time";
import type { OpenHours } from "../open-hours";
import { zoneOffsets } from "../zone-offsets";
import type { Advice } from "./advice";

/**
 * Steps that name a part of the same day although the attempt before may be made within that part: such a step is then due at the very end of that attempt.
 * Attempts whose own step keeps them out of the part are held to be made in time.
 */
export function adviseOnStepsAtOnce(strategy: RetryStrategy, openHours: OpenHours, now: Instant): Advice[] {
  if (strategy.type !== "ladder") return [];
  return strategy.steps.flatMap((step, index): Advice[] => {
    if (!("dayPart" in step) || step.daysLater > 0 || !mayFallIn(step.dayPart, strategy.steps[index - 1]) || !isEverOpen(step.dayPart, openHours, now)) return [];
    const [from, until] = DAY_PART_HOURS[step.dayPart];
    const message =
      `A call that ends between ${from}:00 and ${until}:00 is followed by this step at once, for it names that part of the same day: ` +
      "give it a daysLater of 1, another part of the day, or a localTime.";
    return [{ code: "STEP_AT_ONCE", weight: "hint", message, path: ["retryStrategy", "steps", index] }];
  });
}

/** Whether the attempt of a step, or without one the first of all, may be made in a part of the day. */
function mayFallIn(part: DayPart, step: LadderStep | undefined): boolean {
  if (step === undefined || "afterMinutes" in step || "at" in step) return true;
  if ("dayPart" in step) return step.dayPart === part;
  const [from, until] = DAY_PART_HOURS[part];
  const hour = Number(step.localTime.slice(0, 2));
  return hour >= from && hour < until;
}

/** Whether any of the next seven days is open in a part of it. */
function isEverOpen(part: DayPart, openHours: OpenHours, now: Instant): boolean {
  const offsets = zoneOffsets(openHours.zones[0]);
  const today = startOfDay(localTimeAt(offsets, now));
  const [from, until] = DAY_PART_HOURS[part];
  return WEEKDAYS.some((_, day) => {
    const opensAt = openHours.nextOpenInstant(instantOfLocalTime(offsets, today + day * DAY_MS + from * HOUR_MS));
    return opensAt !== null && opensAt < instantOfLocalTime(offsets, today + day * DAY_MS + until * HOUR_MS);
  });
}
