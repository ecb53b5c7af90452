import type { Advice, AdviceCheck } from "./advice";
import type { AdvisedPlan } from "./advised-plan";

/** "Ignoring time zones, calling at inappropriate hours", as far as the settings alone show it; where the contacts live is told before a launch. */
export const adviseOnZones: AdviceCheck<AdvisedPlan> = ({ program: { timeZoneMode, callingHours, timeZone } }) => {
  if (callingHours !== "contact_region") return [];
  const byRegion = "callingHours come from the region of each contact, and settings alone name no region: what the packs close and hold back there is in launchAdvice, which reads the audience. Nobody is called outside them.";
  const unread: Advice = { code: "PACKS_NOT_READ", weight: "hint", message: byRegion, path: ["callingHours"] };
  if (timeZoneMode === "contact") return [unread];
  const message = `callingHours follow the region of each contact, but the clock is that of ${timeZone} for everybody: set timeZoneMode to contact, so that each is called by their own clock.`;
  return [{ code: "ONE_ZONE_FOR_MANY", weight: "mistake", message, path: ["timeZoneMode"] }, unread];
};
