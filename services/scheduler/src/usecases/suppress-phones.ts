import { Rejection, toIso, type Clock, type Instant, type OrganizationId } from "@redial/kernel";
import { isE164, readSuppression, type Suppression } from "../domain/suppression";
import type { SuppressedCounts, SuppressionStore } from "./suppression-store";

/** How many numbers one request may name. */
export const MOST_PHONES = 1_000;

/** Who suppresses which numbers, and why; `expiresAt` null is for good. */
export interface SuppressRequest {
  organizationId: OrganizationId;
  /** The role of the caller's key. */
  by: string;
  phones: readonly string[];
  reason: string;
  expiresAt: Instant | null;
}

/** Suppresses up to 1,000 numbers, all or none. Once it has answered no permit is issued to any of them; those that were expire within seconds. */
export type SuppressPhones = (request: SuppressRequest) => Promise<SuppressedCounts>;

/** Refuses with every problem: `PHONES_TOO_MANY`, `PHONE_NOT_E164`, `SUPPRESSION_REASON_INVALID`. */
export function suppressPhones(store: SuppressionStore, clock: Clock): SuppressPhones {
  return async ({ organizationId, by, phones, reason, expiresAt }) => {
    requireFew(phones);
    const byPhone = new Map<string, Suppression>();
    const problems = phones.flatMap((phone, index) => {
      const reading = readSuppression({ phone, reason, ...(expiresAt !== null && { expiresAt: toIso(expiresAt) }) });
      if (reading.kind === "accepted") byPhone.set(reading.suppression.phone, reading.suppression);
      return reading.kind === "refused" ? [{ ...reading.problem, path: reading.problem.path[0] === "phone" ? ["phones", index] : reading.problem.path }] : [];
    });
    const [first, ...others] = problems;
    if (first) throw Rejection.of([first, ...others]);
    return store.suppress(organizationId, by, clock.now(), [...byPhone.values()]);
  };
}

/** Takes up to 1,000 numbers off the list, and answers how many were on it; jobs that they ended stay ended. */
export type UnsuppressPhones = (request: { organizationId: OrganizationId; phones: readonly string[] }) => Promise<number>;

/** Refuses with `PHONES_TOO_MANY` and `PHONE_NOT_E164`. */
export function unsuppressPhones(store: SuppressionStore): UnsuppressPhones {
  return async ({ organizationId, phones }) => {
    requireFew(phones);
    return store.unsuppress(organizationId, [...new Set(phones.map((phone, index) => requirePhone(phone, ["phones", index])))]);
  };
}

/** The number without space around it; refuses what has not the shape of one with `PHONE_NOT_E164`. */
export function requirePhone(text: string, path: readonly (string | number)[]): string {
  const phone = text.trim();
  if (isE164(phone)) return phone;
  throw new Rejection("PHONE_NOT_E164", "Give the number in E.164: + and its country code, then digits only, such as +12025550123.", path);
}

function requireFew(phones: readonly string[]): void {
  if (phones.length > MOST_PHONES) throw new Rejection("PHONES_TOO_MANY", `Send at most ${MOST_PHONES} numbers at once, not ${phones.length}; for more upload a CSV.`, ["phones"]);
}
