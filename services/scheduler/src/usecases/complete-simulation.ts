import type { Instant, OrganizationId } from "@redial/kernel";
import { choosesBestTimes } from "../domain/best-time";
import type { NumberPlan } from "../domain/call-place";
import type { HourRates } from "../domain/hour-rates";
import type { AudiencePart, SharedLimit, SimulationRequest } from "./simulation-request";

/** Contacts alike: so many, or these numbers. */
export interface AskedPart extends Pick<AudiencePart, "timeZone" | "region"> {
  who: number | readonly string[];
}

/** A simulation as somebody asks for it. */
export interface AskedSimulation extends Omit<SimulationRequest, "audience" | "sharedLimits" | "hourRates"> {
  carrier: string;
  audience: readonly AskedPart[];
}

/** What simulations need to know of an organization. */
export interface SimulationFacts {
  /** The limits that calls of the organization on the carrier share with others; those that limit nothing are missing. */
  sharedLimits(organizationId: OrganizationId, carrier: string): Promise<SharedLimit[]>;
  /** The newest rates that were learned of the organization's attempts: of those by the wall clock, or else on virtual ones; null: none. */
  hourRates(organizationId: OrganizationId): Promise<HourRates | null>;
  /** Until when the organization suppresses numbers, Infinity for good; those that it does not are missing. */
  suppressedUntil(organizationId: OrganizationId, phones: readonly string[]): Promise<ReadonlyMap<string, Instant>>;
}

/** Completes a simulation by what holds for the organization at this moment. */
export type CompleteSimulation = (organizationId: OrganizationId, asked: AskedSimulation) => Promise<SimulationRequest>;

/** Adds the limits, the suppressed numbers and, for strategies that choose by them, the learned rates. Numbers become counts of those that lie in one place and are suppressed alike, each number once. */
export function completeSimulation(facts: SimulationFacts, numbers: NumberPlan): CompleteSimulation {
  return async (organizationId, { carrier, audience, ...asked }) => {
    const phones = audience.flatMap(({ who }) => (typeof who === "number" ? [] : who));
    const suppressed = phones.length > 0 ? await facts.suppressedUntil(organizationId, phones) : new Map<string, Instant>();
    const seen = new Set<string>();
    const parts = audience.flatMap(({ who, ...whereabouts }) => (typeof who === "number" ? [{ ...whereabouts, contacts: who }] : countAlike(who, whereabouts, seen, suppressed, numbers)));
    const hourRates = choosesBestTimes(asked.retryStrategy) ? await facts.hourRates(organizationId) : null;
    return { ...asked, ...(hourRates && { hourRates }), audience: parts, sharedLimits: await facts.sharedLimits(organizationId, carrier) };
  };
}

function countAlike(phones: readonly string[], whereabouts: Pick<AudiencePart, "timeZone" | "region">, seen: Set<string>, suppressed: ReadonlyMap<string, Instant>, numbers: NumberPlan): AudiencePart[] {
  const parts = new Map<string, AudiencePart>();
  for (const phone of phones) {
    if (seen.has(phone)) continue;
    seen.add(phone);
    const until = suppressed.get(phone);
    const key = [...numbers.zonesOf(phone), numbers.countryOf(phone), until].join(" ");
    const known = parts.get(key);
    if (known) known.contacts += 1;
    else parts.set(key, { ...whereabouts, contacts: 1, samplePhone: phone, ...(until !== undefined && { suppressed: { until: Number.isFinite(until) ? until : null } }) });
  }
  return [...parts.values()];
}
