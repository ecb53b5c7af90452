import type { Instant } from "@redial/kernel";

/** How often something may be done: so often a second in the long run, and so often at once after a rest. */
export interface Rate {
  perSecond: number;
  burst: number;
}

/** What is left of a rate for one caller, as it stood at an instant. */
export interface Bucket {
  tokens: number;
  at: Instant;
}

export type Draw = { kind: "drawn"; bucket: Bucket } | { kind: "empty"; waitMs: number };

/** Takes one token of a bucket, which is full when there is none yet; of an empty one, answers how long until the next. A clock that went back fills nothing. */
export function drawToken(bucket: Bucket | undefined, { perSecond, burst }: Rate, now: Instant): Draw {
  const tokens = bucket ? Math.min(burst, bucket.tokens + (Math.max(0, now - bucket.at) * perSecond) / 1_000) : burst;
  if (tokens >= 1) return { kind: "drawn", bucket: { tokens: tokens - 1, at: now } };
  return { kind: "empty", waitMs: Math.max(1, Math.ceil(((1 - tokens) * 1_000) / perSecond)) };
}
