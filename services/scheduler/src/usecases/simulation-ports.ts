import type { Instant, OrganizationId } from "@redial/kernel";
import type { SimulationResult } from "./simulate-program";
import type { SimulationRequest } from "./simulation-request";

/** Where a simulation stands; `done` and `failed` are final. */
export const SIMULATION_STATUSES = ["waiting", "running", "done", "failed"] as const;
export type SimulationStatus = (typeof SIMULATION_STATUSES)[number];

/** A simulation that was asked for. */
export interface KeptSimulation {
  id: string;
  status: SimulationStatus;
  /** 0 to 1. */
  progress: number;
  /** Null until it is done. */
  result: SimulationResult | null;
  /** Why it failed. */
  failure: string | null;
  createdAt: Instant;
  /** When it is forgotten. */
  expiresAt: Instant;
}

/** A simulation to play, with who may write its progress: the claim of that number. */
export interface ClaimedSimulation {
  id: string;
  request: SimulationRequest;
  claim: number;
}

/** Where simulations are kept. Every method is one transaction. */
export interface SimulationStore {
  /** Adds a waiting one; false when the organization has `most` that are not over yet. */
  add(simulation: { id: string; organizationId: OrganizationId; request: SimulationRequest; createdAt: Instant; expiresAt: Instant }, most: number): Promise<boolean>;
  /** Null when the organization has none with this id. */
  find(organizationId: OrganizationId, id: string): Promise<KeptSimulation | null>;
  /** Claims the oldest one that waits, or whose player's lease is over; one that was claimed `mostClaims` times has failed. Null when there is none. */
  claim(now: Instant, leaseUntil: Instant, mostClaims: number): Promise<ClaimedSimulation | null>;
  /** Notes how far a claimed one is, and renews the lease. False when it is another's by now, or forgotten. */
  noteProgress(claimed: ClaimedSimulation, progress: number, leaseUntil: Instant): Promise<boolean>;
  /** Ends a claimed one; changes nothing when it is another's by now. */
  end(claimed: ClaimedSimulation, ended: { result: SimulationResult } | { failure: string }): Promise<void>;
  /** Lets go of a claimed one, so that another plays it at once. */
  release(claimed: ClaimedSimulation): Promise<void>;
  forgetExpired(now: Instant): Promise<void>;
}
