import type { Instant } from "@redial/kernel";
import { allowanceOf, takeTokens, type TokenBucket } from "./pacing";

/** How many calls may be up and how many may begin in a second; null: no such limit. */
export interface PaceLimit {
  readonly maxConcurrentCalls: number | null;
  readonly callsPerSecond: number | null;
}

/** The pace under several limits at once. */
export function narrowestPace(limits: readonly PaceLimit[]): PaceLimit {
  const least = (numbers: readonly (number | null)[]) => numbers.reduce((found, number) => (number === null || (found !== null && found <= number) ? found : number), null);
  return { maxConcurrentCalls: least(limits.map((limit) => limit.maxConcurrentCalls)), callsPerSecond: least(limits.map((limit) => limit.callsPerSecond)) };
}

/** A limit with what has been used of it. */
export interface Pace extends PaceLimit {
  readonly bucket: TokenBucket;
}

/** How many more calls may begin under a limit at `now`, when `callsUp` are up; Infinity when it limits nothing, never negative. */
export function roomUnder(pace: Pace, callsUp: number, now: Instant): number {
  const { maxConcurrentCalls, callsPerSecond } = roomsUnder(pace, callsUp, now);
  return Math.min(maxConcurrentCalls, callsPerSecond);
}

/** `roomUnder` of each of the two numbers alone. */
export function roomsUnder({ maxConcurrentCalls, callsPerSecond, bucket }: Pace, callsUp: number, now: Instant): { maxConcurrentCalls: number; callsPerSecond: number } {
  return {
    maxConcurrentCalls: maxConcurrentCalls === null ? Infinity : Math.max(0, maxConcurrentCalls - callsUp),
    callsPerSecond: callsPerSecond === null ? Infinity : Math.max(0, allowanceOf(bucket, callsPerSecond, now).mayStart),
  };
}

/** What is left of a limit's tokens after as many calls have begun at `now`. */
export function bucketAfter({ callsPerSecond, bucket }: Pace, now: Instant, started: number): TokenBucket {
  return callsPerSecond === null ? bucket : takeTokens(bucket, callsPerSecond, now, started);
}
