import { BY_CONTACT_REGION } from "@redial/kernel";
import type { CallingPacks, CallingRules } from "./calling-rules";
import { isKnownZone, isSameZone } from "./zone-offsets";

/** Who says in which zones a job lives: the program for all, the contact's own entry, its number, or a person who was asked. */
export type ZoneEvidence = "program" | "contact" | "number" | "operator";

/** Where the person of a job is, as far as it is known: decided when the job is planned and kept with it, so that every later rule reads the same clocks. */
export interface CallPlace {
  /** IANA zones in which pause windows are read, all of which must be open; the first is also the one of day parts and local times. Empty: not known. */
  readonly zones: readonly string[];
  readonly evidence: ZoneEvidence;
  /** The pack of calling rules that applies; null: none. */
  readonly pack: string | null;
  /** Zones in which the hours of the pack are read, all of which must be open; empty: not known; null: the pack has no hours, or there is no pack. */
  readonly hoursZones: readonly string[] | null;
}

/** What numbering plans say of a number in E.164, from tables. */
export interface NumberPlan {
  /** The IANA zones in which the number may lie, in a fixed order; empty when nothing is known. */
  zonesOf(phone: string): readonly string[];
  /** ISO 3166 code of the country, for countries that have calling rules; null for all others. */
  countryOf(phone: string): string | null;
}

/** What a program says of zones and calling hours. */
export interface PlaceRules {
  readonly timeZone: string;
  readonly timeZoneMode: "program" | "contact";
  /** A pack for all, `contact_region`, or nothing. */
  readonly callingHours?: string | undefined;
}

/** A number to call and what its contact says of itself. */
export interface Whereabouts {
  readonly phone: string;
  readonly timeZone: string | null;
  readonly region: string | null;
}

/**
 * Places a contact; null when the program alone says all there is to say.
 * - Pause windows are read in the program's zone or, by contact, in the contact's own; without one in all zones that its number may lie in.
 * - Calling hours are those of the person called, whatever the mode: in the contact's own zone and, when the number lies elsewhere, in all of the
 *   number's too.
 */
export function placeContact(contact: Whereabouts, rules: PlaceRules, plan: NumberPlan, packs: CallingPacks): CallPlace | null {
  const pack = packOf(contact, rules.callingHours, plan, packs);
  if (rules.timeZoneMode === "program" && pack === null) return null;
  const own = contact.timeZone !== null && isKnownZone(contact.timeZone) ? contact.timeZone : null;
  const hoursZones = pack?.hours ? zonesOfPerson(own, plan.zonesOf(contact.phone)) : null;
  const place = { pack: pack?.id ?? null, hoursZones };
  if (rules.timeZoneMode === "program") return { zones: [rules.timeZone], evidence: "program", ...place };
  if (own !== null) return { zones: [own], evidence: "contact", ...place };
  return { zones: plan.zonesOf(contact.phone), evidence: "number", ...place };
}

/** Whether a job must be held: a zone that decides when it may ring is not known, and must not be guessed. */
export function isZoneUnknown({ zones, hoursZones }: CallPlace): boolean {
  return zones.length === 0 || hoursZones?.length === 0;
}

/** The place of a held job once a person has said in which zone it is. What was known stays. */
export function assignZone(place: CallPlace, zone: string): CallPlace {
  const hoursZones = place.hoursZones?.length === 0 ? [zone] : place.hoursZones;
  return place.zones.length === 0 ? { ...place, zones: [zone], evidence: "operator", hoursZones } : { ...place, hoursZones };
}

/** The numbers of one country often lie in several zones; a contact's own zone among them is no contradiction. */
function zonesOfPerson(own: string | null, ofNumber: readonly string[]): readonly string[] {
  if (own === null) return ofNumber;
  return ofNumber.some((zone) => isSameZone(zone, own)) ? [own] : [own, ...ofNumber];
}

/** By region: the pack of the state, else of the country, else of the number's country: rules are never lost to a region that has none. Rules for a kind of call are never found so. */
function packOf({ phone, region }: Whereabouts, callingHours: string | undefined, plan: NumberPlan, packs: CallingPacks): CallingRules | null {
  if (callingHours === undefined) return null;
  if (callingHours !== BY_CONTACT_REGION) return known(packs, callingHours);
  const [country, state] = regionOf(region);
  const ids = [country && state && `${country}-${state}`, country, plan.countryOf(phone)?.toLowerCase()];
  return ids.map((id) => packs.get(id ?? "")).find((pack) => pack !== undefined) ?? null;
}

/** The country in which a person lives, as ISO 3166-1 alpha-2, by region, else by number; null: not known. */
export function countryOf({ phone, region }: Pick<Whereabouts, "phone" | "region">, plan: NumberPlan): string | null {
  const [country] = regionOf(region);
  return country?.toUpperCase() ?? plan.countryOf(phone);
}

/** `US-FL` and `FR` in lower case; a text that is no ISO 3166 code names no country. */
function regionOf(region: string | null): readonly [country: string | null, state: string | null] {
  const [, country = null, state = null] = /^([a-z]{2})(?:-([a-z0-9]{1,3}))?$/.exec(region?.trim().toLowerCase() ?? "") ?? [];
  return [country, state];
}

function known(packs: CallingPacks, id: string): CallingRules {
  const pack = packs.get(id);
  if (!pack) throw new Error(`there are no calling rules "${id}"`);
  return pack;
}
