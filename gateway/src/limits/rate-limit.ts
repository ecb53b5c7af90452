import { createHash } from "node:crypto";
import type { Clock, OrganizationId } from "@redial/kernel";
import { rateBuckets } from "./rate-buckets";
import { RateLimited } from "./rate-limited";
import type { Rate } from "./token-bucket";

/** How often one key, and all callers of one organization together, may ask this replica of the gateway. A rate of 0 a second is no limit. */
export interface RateLimits {
  key: Rate;
  organization: Rate;
}

/** Who asks: an organization, by a key or token of its own. */
export interface Caller {
  organizationId: OrganizationId;
  credential: string;
}

/** Counts a request, or an operation of a WebSocket, against the limits; null when it may go on, else nothing is counted and it is to be refused. */
export type TakeTurn = (caller: Caller) => RateLimited | null;

/** A token bucket for each key and each organization, in the memory of this replica alone. Keys are kept as hashes. */
export function createRateLimit({ key, organization }: RateLimits, clock: Clock): TakeTurn {
  const keys = rateBuckets(key, clock);
  const organizations = rateBuckets(organization, clock);
  return ({ organizationId, credential }) => {
    const ofKey = keys?.draw(createHash("sha256").update(credential).digest("base64"));
    if (ofKey?.kind === "empty") return tooSoon("A key", key, ofKey.waitMs);
    const ofOrganization = organizations?.draw(organizationId);
    if (ofOrganization?.kind === "empty") return tooSoon("All keys of an organization together", organization, ofOrganization.waitMs);
    ofKey?.keep();
    ofOrganization?.keep();
    return null;
  };
}

function tooSoon(who: string, { perSecond, burst }: Rate, waitMs: number): RateLimited {
  return new RateLimited(`${who} may send ${perSecond} requests a second and ${burst} at once; the next one is taken in ${waitMs} ms.`, waitMs);
}
