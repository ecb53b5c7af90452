import { countryOf, isZoneUnknown, placeContact, type NumberPlan } from "../domain/call-place";
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
  /** The country in which they live; null: not known. */
  country: string | null;
  /** The pack of calling hours that holds for them; null: none, or held. */
  pack: string | null;
}

/** Places the parts of an audience as a launch places its contacts; parts at one place share the object of its hours. */
export function placeAudience(request: SimulationRequest, packs: CallingPacks, numbers: NumberPlan): PlacedPart[] {
  const { timeZone, timeZoneMode, callingHours } = request;
  const rulesOf = keptPlaceRules(request, packs);
  return request.audience.map(({ contacts, suppressed, samplePhone: phone = "", ...whereabouts }): PlacedPart => {
    const plan = phone === "" ? NO_NUMBERS : numbers;
    const place = placeContact({ phone, ...whereabouts }, { timeZone, timeZoneMode, callingHours: callingHours ?? undefined }, plan, packs);
    const zones = whereabouts.timeZone === null ? plan.zonesOf(phone) : [whereabouts.timeZone];
    const about = { zones, country: countryOf({ phone, region: whereabouts.region }, plan) };
    if (place && isZoneUnknown(place)) return { ...about, simulated: { contacts, held: "zone_unknown" }, zone: timeZone, pack: null };
    const { openHours, callingRules, frequencyRules: rules } = rulesOf(place && keepPlace(place));
    const [zone] = openHours.zones;
    return { ...about, simulated: { contacts, openHours, rules, region: whereabouts.region, ...(suppressed && { suppressedUntil: untilOf(suppressed) }) }, zone, pack: callingRules?.id ?? null };
  });
}

function untilOf({ until }: NonNullable<AudiencePart["suppressed"]>): number {
  return until ?? Infinity;
}
