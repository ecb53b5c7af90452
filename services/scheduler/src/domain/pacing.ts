import { SECOND_MS, type Instant } from "@redial/kernel";

/** How many calls could begin at `countedAt`, in whole and broken calls: a token bucket. */
export interface TokenBucket {
  readonly tokens: number;
  readonly countedAt: Instant;
}

/** What may begin now, and the first instant at which one more may: `now` while any may. */
export interface Allowance {
  readonly mayStart: number;
  readonly nextAt: Instant;
}

/** How long unused tokens are kept: as long as the loop may be away between two looks. */
const KEPT_MS = 100;

/** The most calls that may begin at once: one, and what a tenth of a second brings. */
export function burstOf(callsPerSecond: number): number {
  return 1 + (callsPerSecond * KEPT_MS) / SECOND_MS;
}

/** A bucket from which nothing has been taken yet. */
export function fullBucket(callsPerSecond: number, now: Instant): TokenBucket {
  return { tokens: burstOf(callsPerSecond), countedAt: now };
}

/**
 * What a bucket allows at `now`. Of any t seconds, at most `callsPerSecond × t + burstOf(callsPerSecond)` calls begin in them. A clock that is behind
 * that of another replica brings no tokens, and time is never counted twice.
 */
export function allowanceOf(bucket: TokenBucket, callsPerSecond: number, now: Instant): Allowance {
  const { tokens, countedAt } = refilled(bucket, callsPerSecond, now);
  const mayStart = Math.floor(tokens + ROUNDING);
  return { mayStart, nextAt: mayStart > 0 ? now : countedAt + Math.ceil(((1 - tokens) / callsPerSecond) * SECOND_MS) };
}

/** The bucket after as many calls have begun at `now`, at most `mayStart` of them. */
export function takeTokens(bucket: TokenBucket, callsPerSecond: number, now: Instant, started: number): TokenBucket {
  const { tokens, countedAt } = refilled(bucket, callsPerSecond, now);
  return { tokens: tokens - started, countedAt };
}

/** Ten tenths of a token are one, although not in binary. */
const ROUNDING = 1e-6;

function refilled({ tokens, countedAt }: TokenBucket, callsPerSecond: number, now: Instant): TokenBucket {
  const elapsedMs = Math.max(0, now - countedAt);
  return { tokens: Math.min(burstOf(callsPerSecond), tokens + (elapsedMs * callsPerSecond) / SECOND_MS), countedAt: Math.max(countedAt, now) };
}
