import { drawToken, type Bucket } from "./token-bucket";

const RATE = { perSecond: 10, burst: 3 };

/** Draws at each instant and answers how long was to be waited, 0 for not at all. */
function waits(instants: readonly number[]): number[] {
  let bucket: Bucket | undefined;
  return instants.map((now) => {
    const draw = drawToken(bucket, RATE, now);
    if (draw.kind === "empty") return draw.waitMs;
    bucket = draw.bucket;
    return 0;
  });
}

describe("a token bucket", () => {
  it("gives a burst at once, then one token for each part of a second", () => {
    expect(waits([0, 0, 0, 0, 50, 90, 100, 100])).toEqual([0, 0, 0, 100, 50, 10, 0, 100]);
  });

  it("never holds more than a burst, however long it rested", () => {
    expect(waits([0, 1_000_000, 1_000_000, 1_000_000, 1_000_000])).toEqual([0, 0, 0, 0, 100]);
  });

  it("is not filled by a clock that goes back", () => {
    expect(waits([1_000, 1_000, 1_000, 0, 0])).toEqual([0, 0, 0, 100, 100]);
  });
});
