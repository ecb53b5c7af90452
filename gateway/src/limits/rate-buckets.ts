import type { Clock } from "@redial/kernel";
import { ExpiringMap } from "../expiring-map";
import { drawToken, type Bucket, type Rate } from "./token-bucket";

/** A turn that may be taken, or how long until there is one. Nothing is counted before `keep`. */
export type Turn = { kind: "drawn"; keep(): void } | { kind: "empty"; waitMs: number };

/** A token bucket for each name, in the memory of this process alone. */
export interface RateBuckets {
  draw(name: string): Turn;
  /** Gives a turn back that was kept. */
  giveBack(name: string): void;
}

/** Of how many names the use is remembered; the longest silent is forgotten first, which at worst gives it a full burst again. */
const MOST_REMEMBERED = 100_000;

/** Buckets of this rate; none where it is 0 a second, which is no limit. */
export function rateBuckets(rate: Rate, clock: Clock): RateBuckets | undefined {
  if (rate.perSecond === 0) return undefined;
  const fillsInMs = Math.ceil((rate.burst * 1_000) / rate.perSecond);
  const buckets = new ExpiringMap<Bucket>({ clock, keepMs: fillsInMs, most: MOST_REMEMBERED });
  return {
    draw(name) {
      const draw = drawToken(buckets.get(name), rate, clock.now());
      return draw.kind === "empty" ? draw : { kind: "drawn", keep: () => buckets.set(name, draw.bucket) };
    },
    giveBack(name) {
      const bucket = buckets.get(name);
      if (bucket) buckets.set(name, { ...bucket, tokens: bucket.tokens + 1 });
    },
  };
}
