import type { AdviceCheck } from "./advice";
import type { AdvisedPlan } from "./advised-plan";

/** "Ignoring time zones, calling at inappropriate hours", as far as the settings alone show it; where the contacts live is told before a launch. */
export const adviseOnZones: AdviceCheck<AdvisedPlan> = ({ program: { timeZoneMode, callingHours, timeZone } }) => {
  if (timeZoneMode === "contact" || callingHours !== "contact_region") return [];
  const message = `callingHours follow the region of each contact, but the clock is that of ${timeZone} for everybody: set timeZoneMode to contact, so that each is called by their own clock.`;
  return [{ code: "ONE_ZONE_FOR_MANY", weight: "mistake", message, path: ["timeZoneMode"] }];
};
