import type { Instant, OrganizationId } from "@redial/kernel";
import type { Suppression } from "../domain/suppression";

/** A suppression as it is kept. */
export interface KeptSuppression extends Suppression {
  createdAt: Instant;
  /** The role of the key that suppressed it first. */
  createdBy: string;
}

/** How many suppressions a batch made, and how many it changed: those were there, with another reason or expiry or the same. */
export interface SuppressedCounts {
  suppressed: number;
  changed: number;
}

/** What the use cases need of the list of suppressed numbers. No query crosses organizations; numbers come in their order as texts. */
export interface SuppressionStore {
  /**
   * Adds suppressions or gives them another reason and expiry, each number once in a batch, all or none. Once this has answered, no dial permit is
   * issued to any of them: claims that had begun before have ended, and later ones see the list.
   */
  suppress(organizationId: OrganizationId, by: string, at: Instant, suppressions: readonly Suppression[]): Promise<SuppressedCounts>;
  /** Takes numbers off the list; answers how many were on it. */
  unsuppress(organizationId: OrganizationId, phones: readonly string[]): Promise<number>;
  /** Until when numbers are suppressed, Infinity for good; those that are not on the list are missing. */
  suppressedUntil(organizationId: OrganizationId, phones: readonly string[]): Promise<ReadonlyMap<string, Instant>>;
  /** One entry, expired or not; null when the number is not on the list. */
  find(organizationId: OrganizationId, phone: string): Promise<KeptSuppression | null>;
  /** Entries behind `after` (null: from the first), at most `first`. */
  list(organizationId: OrganizationId, first: number, after: string | null): Promise<KeptSuppression[]>;
}
