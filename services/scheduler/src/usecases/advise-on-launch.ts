import type { AudiencePlaces, ProgramDocument } from "@redial/contracts";
import type { Clock, OrganizationId } from "@redial/kernel";
import type { AudienceGroup } from "../domain/advice/advised-launch";
import { adviseOnLaunch, type LaunchOutlook } from "../domain/advice/launch-advice";
import { countryOf, isZoneUnknown, placeContact, type NumberPlan } from "../domain/call-place";
import type { CallingPacks } from "../domain/calling-rules";
import { advisedFrom } from "./advise-on-program";
import { keepPlace } from "./kept-place";
import { keptPlaceRules } from "./place-rules";
import type { SuppressionStore } from "./suppression-store";

export interface LaunchAdviceParts {
  clock: Clock;
  packs: CallingPacks;
  numbers: NumberPlan;
  list: Pick<SuppressionStore, "suppressedUntil">;
}

export type AdviseOnLaunch = (organizationId: OrganizationId, document: ProgramDocument, places: AudiencePlaces) => Promise<LaunchOutlook>;

/**
 * Tells what a launch now would make of its audience: each group is placed and planned as a launch places and plans its contacts, and the numbers that were
 * looked at one by one are looked up in the organization's list of those that must not be called.
 */
export function adviseOnLaunchNow({ clock, packs, numbers, list }: LaunchAdviceParts): AdviseOnLaunch {
  return async (organizationId, document, { size, groups }) => {
    const suppressed = await list.suppressedUntil(organizationId, groups.flatMap((group) => group.numbers ?? []));
    const { timeZone, timeZoneMode, callingHours } = document;
    const rulesOf = keptPlaceRules(document, packs);
    const placed = groups.map(({ samplePhone: phone, contacts, numbers: seen = [], ...whereabouts }): AudienceGroup => {
      const place = placeContact({ phone, ...whereabouts }, { timeZone, timeZoneMode, callingHours: callingHours ?? undefined }, numbers, packs);
      const zones = whereabouts.timeZone === null ? numbers.zonesOf(phone) : [whereabouts.timeZone];
      const suppressedUntil = seen.flatMap((each) => suppressed.get(each) ?? []);
      const about = { contacts, zones, country: countryOf({ phone, region: whereabouts.region }, numbers), numbersSeen: seen.length, suppressedUntil };
      if (place && isZoneUnknown(place)) return { ...about, openHours: null };
      const { openHours, callingRules, frequencyRules: rules } = rulesOf(place && keepPlace(place));
      return { ...about, openHours, rules, pack: callingRules?.id ?? null };
    });
    return adviseOnLaunch(advisedFrom(document), placed, { now: clock.now(), size });
  };
}
