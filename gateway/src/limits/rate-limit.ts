import { createHash } from "node:crypto";
import { Rejection, type Clock, type OrganizationId } from "@redial/kernel";
import { ExpiringMap } from "../expiring-map";
import { drawToken, type Bucket, type Rate } from "./token-bucket";

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

/** A request that came too soon, and how long until the next one is taken. */
export interface TooSoon {
  refusal: Rejection;
  waitMs: number;
}

/** Counts a request, or an operation of a WebSocket, against the limits; null when it may go on, else nothing is counted and `refusal` is `RATE_LIMITED`. */
export type TakeTurn = (caller: Caller) => TooSoon | null;

/** Of how many keys and organizations each the use is remembered; the longest silent is forgotten first, which at worst gives it a full burst again. */
const MOST_REMEMBERED = 100_000;

/** A token bucket for each key and each organization, in the memory of this replica alone. Keys are kept as hashes. */
export function createRateLimit({ key, organization }: RateLimits, clock: Clock): TakeTurn {
  const keys = bucketsOf(key, clock);
  const organizations = bucketsOf(organization, clock);
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

type Drawn = { kind: "drawn"; keep(): void } | { kind: "empty"; waitMs: number };

function bucketsOf(rate: Rate, clock: Clock): { draw(name: string): Drawn } | undefined {
  if (rate.perSecond === 0) return undefined;
  const fillsInMs = Math.ceil((rate.burst * 1_000) / rate.perSecond);
  const buckets = new ExpiringMap<Bucket>({ clock, keepMs: fillsInMs, most: MOST_REMEMBERED });
  return {
    draw(name) {
      const draw = drawToken(buckets.get(name), rate, clock.now());
      return draw.kind === "empty" ? draw : { kind: "drawn", keep: () => buckets.set(name, draw.bucket) };
    },
  };
}

function tooSoon(who: string, { perSecond, burst }: Rate, waitMs: number): TooSoon {
  const sentence = `${who} may send ${perSecond} requests a second and ${burst} at once; the next one is taken in ${waitMs} ms.`;
  return { refusal: new Rejection("RATE_LIMITED", sentence), waitMs };
}
