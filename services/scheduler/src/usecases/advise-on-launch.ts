import type { AudiencePlaces, ProgramDocument } from "@redial/contracts";
import type { Clock } from "@redial/kernel";
import { adviseOnLaunch, type AudienceGroup, type LaunchOutlook } from "../domain/advice/launch-advice";
import { isZoneUnknown, placeContact, type NumberPlan } from "../domain/call-place";
import type { CallingPacks } from "../domain/calling-rules";
import { advisedFrom } from "./advise-on-program";
import { keepPlace } from "./kept-place";
import { keptPlaceRules } from "./place-rules";

export interface LaunchAdviceParts {
  clock: Clock;
  packs: CallingPacks;
  numbers: NumberPlan;
}

export type AdviseOnLaunch = (document: ProgramDocument, places: AudiencePlaces) => LaunchOutlook;

/** Tells what a launch now would make of its audience: each group is placed and planned as a launch places and plans its contacts. */
export function adviseOnLaunchNow({ clock, packs, numbers }: LaunchAdviceParts): AdviseOnLaunch {
  return (document, { size, groups }) => {
    const { timeZone, timeZoneMode, callingHours } = document;
    const rulesOf = keptPlaceRules(document, packs);
    const placed = groups.map(({ samplePhone: phone, contacts, ...whereabouts }): AudienceGroup => {
      const place = placeContact({ phone, ...whereabouts }, { timeZone, timeZoneMode, callingHours: callingHours ?? undefined }, numbers, packs);
      const zones = whereabouts.timeZone === null ? numbers.zonesOf(phone) : [whereabouts.timeZone];
      return { contacts, openHours: place && isZoneUnknown(place) ? null : rulesOf(place && keepPlace(place)).openHours, zones };
    });
    return adviseOnLaunch(advisedFrom(document), placed, { now: clock.now(), size });
  };
}
