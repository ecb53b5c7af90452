import { instantOf, SECOND_MS, type Instant } from "@redial/kernel";
import fc from "fast-check";
import { allowanceOf, burstOf, fullBucket, takeTokens } from "../domain/pacing";
import { MONDAY_9, policyWith, waitingJob } from "./execution.fixture";
import { PACED_PERMIT_MS, permitLifetimeMs } from "./permit-lifetime";
import { requestByWallClock } from "./request-due-attempts";

const PERMIT_MS = 10 * SECOND_MS;

it("is short where an execution or those it shares a limit with are paced, and as configured elsewhere", () => {
  const paced = policyWith({ snapshot: { callsPerSecond: 5 } });
  expect([permitLifetimeMs(policyWith(), PERMIT_MS, false), permitLifetimeMs(policyWith(), PERMIT_MS, true), permitLifetimeMs(paced, PERMIT_MS, false)]).toEqual([PERMIT_MS, 2_000, 2_000]);
  expect(permitLifetimeMs(paced, SECOND_MS, true)).toBe(SECOND_MS);
});

/** Requests as much as the pace allows at each look; answers the permits. */
function requestAll(callsPerSecond: number, looksAfterMs: readonly number[]): { notBefore: Instant; notAfter: Instant }[] {
  const policy = policyWith({ snapshot: { callsPerSecond } });
  const lifetimeMs = permitLifetimeMs(policy, PERMIT_MS, false);
  let bucket = fullBucket(callsPerSecond, MONDAY_9);
  let now = MONDAY_9;
  return looksAfterMs.flatMap((afterMs) => {
    now += afterMs;
    const { mayStart } = allowanceOf(bucket, callsPerSecond, now);
    bucket = takeTokens(bucket, callsPerSecond, now, mayStart);
    return Array.from({ length: mayStart }, () => {
      const [requested] = requestByWallClock(policy, waitingJob(), now, lifetimeMs).events;
      if (requested?.type !== "attempt.requested") throw new Error("nothing was requested");
      const { notBefore, notAfter } = requested.data.permit;
      return { notBefore: instantOf(notBefore), notAfter: instantOf(notAfter) };
    });
  });
}

/** What rings at once when a dialer that had stalled goes on at `at`: all that was requested by then and has a permit. */
function burstAt(permits: ReturnType<typeof requestAll>, at: Instant): number {
  return permits.filter(({ notBefore, notAfter }) => notBefore <= at && at < notAfter).length;
}

const largest = (callsPerSecond: number) => (callsPerSecond * PACED_PERMIT_MS) / SECOND_MS + burstOf(callsPerSecond);

it("bounds what rings at once after any stall of a dialer", () => {
  const looks = fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 80 });
  fc.assert(
    fc.property(fc.double({ min: 0.05, max: 100, noNaN: true }), looks, (callsPerSecond, looksAfterMs) => {
      const permits = requestAll(callsPerSecond, looksAfterMs);
      for (const { notBefore } of permits) expect(burstAt(permits, notBefore)).toBeLessThanOrEqual(largest(callsPerSecond) + 1e-3);
    }),
    { seed: 13, numRuns: 200 },
  );
});

it.each([
  [1, 3],
  [20, 42],
  [50, 105],
])("at %s calls a second lets %s ring at once at most, when the dialer stalled for as long as a permit lasts", (callsPerSecond, expected) => {
  const permits = requestAll(callsPerSecond, Array.from({ length: 400 }, (_, look) => (look === 0 ? 0 : 10)));
  const bursts = Array.from({ length: 4_000 }, (_, ms) => burstAt(permits, MONDAY_9 + ms));
  expect(Math.max(...bursts)).toBe(expected);
  expect(expected).toBeLessThanOrEqual(largest(callsPerSecond));
});
