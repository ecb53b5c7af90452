import { isZoneUnknown, placeContact, type NumberPlan } from "../domain/call-place";
import type { CallingPacks } from "../domain/calling-rules";
import type { SimulatedGroup } from "../domain/simulation/simulation-input";
import { keepPlace } from "./kept-place";
import { keptPlaceRules, NO_NUMBERS } from "./place-rules";
import type { AudiencePart, SimulationRequest } from "./simulation-request";

/** What an audience is placed with. */
export interface PlaceParts {
  packs: CallingPacks;
  numbers: NumberPlan;
}

/** A part of an audience at its place. */
export interface PlacedPart {
  simulated: SimulatedGroup;
  /** The zone by which its people live; of a held part the program's, for want of a better. */
  zone: string;
  /** The zones in which they may live, by their own entry or their numbers; empty: not known. */
  zones: readonly string[];
}

/** Places the parts of an audience as a launch places its contacts; parts at one place share the object of its hours. */
export function placeAudience(request: SimulationRequest, packs: CallingPacks, numbers: NumberPlan): PlacedPart[] {
  const { timeZone, timeZoneMode, callingHours } = request;
  const rulesOf = keptPlaceRules(request, packs);
  return request.audience.map(({ contacts, suppressed, samplePhone: phone = "", ...whereabouts }): PlacedPart => {
    const plan = phone === "" ? NO_NUMBERS : numbers;
    const place = placeContact({ phone, ...whereabouts }, { timeZone, timeZoneMode, callingHours: callingHours ?? undefined }, plan, packs);
    const zones = whereabouts.timeZone === null ? plan.zonesOf(phone) : [whereabouts.timeZone];
    if (place && isZoneUnknown(place)) return { simulated: { contacts, held: "zone_unknown" }, zone: timeZone, zones };
    const { openHours, frequencyRules: rules } = rulesOf(place && keepPlace(place));
    const [zone] = openHours.zones;
    return { simulated: { contacts, openHours, rules, ...(suppressed && { suppressedUntil: untilOf(suppressed) }) }, zone, zones };
  });
}

function untilOf({ until }: NonNullable<AudiencePart["suppressed"]>): number {
  return until ?? Infinity;
}
