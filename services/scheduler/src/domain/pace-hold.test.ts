import { findPaceHold, type PaceOver } from "./pace-hold";

const NOW = 1_000_000;
const limit = (changes: Partial<PaceOver>): PaceOver => ({ scope: "execution", maxConcurrentCalls: null, callsPerSecond: null, callsUp: 0, bucket: { tokens: 0, countedAt: NOW }, ...changes });
const TEN_UP = limit({ maxConcurrentCalls: 10, callsUp: 10 });

describe("the limit that due jobs wait for", () => {
  it("is none where none is reached", () => {
    expect(findPaceHold([limit({}), limit({ maxConcurrentCalls: 10, callsUp: 9 })], NOW)).toBeNull();
  });

  it("is the number of calls that are up, when as many are as may be", () => {
    expect(findPaceHold([TEN_UP, limit({ scope: "carrier", callsPerSecond: 10, bucket: { tokens: 1.5, countedAt: NOW } })], NOW)).toEqual({ scope: "execution", setting: "maxConcurrentCalls", most: 10 });
  });

  it("is the rate that is used up, or is being used up as fast as it may be", () => {
    for (const tokens of [0, 0.9, 1]) {
      expect(findPaceHold([limit({ scope: "carrier", callsPerSecond: 10, bucket: { tokens, countedAt: NOW } })], NOW)).toEqual({ scope: "carrier", setting: "callsPerSecond", most: 10 });
    }
  });

  it("is no rate of which nothing was taken lately", () => {
    expect(findPaceHold([limit({ scope: "organization", callsPerSecond: 10, bucket: { tokens: 0, countedAt: NOW - 1_000 } })], NOW)).toBeNull();
  });

  it("is the first of two that leave as little", () => {
    expect(findPaceHold([limit({ scope: "organization", maxConcurrentCalls: 3, callsUp: 4 }), TEN_UP], NOW)).toMatchObject({ scope: "organization" });
  });
});
