import { SECOND_MS } from "@redial/kernel";
import fc from "fast-check";
import { allowanceOf, burstOf, fullBucket, takeTokens } from "./pacing";

const START = Date.parse("2025-01-20T09:00:00Z");

describe("a token bucket", () => {
  it.each([
    ["one a second", 1, 0, 1],
    ["one in four seconds", 0.25, 0, 1],
    ["fifty a second, of which a tenth of a second's may begin at once", 50, 0, 6],
    ["fifty a second that were never used, however long", 50, 3_600_000, 6],
  ])("lets begin what it holds: %s", (_, callsPerSecond, afterMs, expected) => {
    expect(allowanceOf(fullBucket(callsPerSecond, START), callsPerSecond, START + afterMs)).toEqual({ mayStart: expected, nextAt: START + afterMs });
  });

  it("says when the next call may begin", () => {
    const empty = { tokens: 0, countedAt: START };
    expect(allowanceOf(empty, 0.25, START + 1_000)).toEqual({ mayStart: 0, nextAt: START + 4_000 });
    expect(allowanceOf(empty, 0.25, START + 3_999)).toEqual({ mayStart: 0, nextAt: START + 4_000 });
    expect(allowanceOf(empty, 0.25, START + 4_000)).toEqual({ mayStart: 1, nextAt: START + 4_000 });
  });

  it("gives a clock that is behind nothing, and the time in between only once", () => {
    const ahead = takeTokens(fullBucket(10, START), 10, START + 1_000, 2);
    expect(allowanceOf(ahead, 10, START)).toMatchObject({ mayStart: 0 });
    expect(takeTokens(ahead, 10, START, 0)).toEqual(ahead);
  });

  const looks = fc.array(fc.record({ afterMs: fc.integer({ min: 0, max: 1_500 }), wanted: fc.integer({ min: 0, max: 100 }) }), { minLength: 1, maxLength: 60 });

  it("holds over any span of time, whoever asks however often", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 200, noNaN: true }), looks, (callsPerSecond, asked) => {
        const starts: { at: number; count: number }[] = [];
        let now = START;
        let bucket = fullBucket(callsPerSecond, now);
        for (const { afterMs, wanted } of asked) {
          now += afterMs;
          const count = Math.min(wanted, allowanceOf(bucket, callsPerSecond, now).mayStart);
          bucket = takeTokens(bucket, callsPerSecond, now, count);
          starts.push({ at: now, count });
        }
        for (let first = 0; first < starts.length; first++) {
          let begun = 0;
          for (const { at, count } of starts.slice(first)) {
            begun += count;
            expect(begun).toBeLessThanOrEqual((callsPerSecond * (at - (starts[first]?.at ?? 0))) / SECOND_MS + burstOf(callsPerSecond) + 1e-3);
          }
        }
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it("loses nothing to a loop that looks every tenth of a second", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 200, noNaN: true }), (callsPerSecond) => {
        let bucket = { tokens: 0, countedAt: START };
        let begun = 0;
        for (let look = 1; look <= 600; look++) {
          const now = START + look * 100;
          const { mayStart } = allowanceOf(bucket, callsPerSecond, now);
          bucket = takeTokens(bucket, callsPerSecond, now, mayStart);
          begun += mayStart;
        }
        expect(begun).toBeGreaterThanOrEqual(Math.floor(callsPerSecond * 60 - 1e-3));
      }),
      { seed: 12, numRuns: 100 },
    );
  });
});
