import { createRateLimit, type Caller } from "./rate-limit";

const LIMITS = { key: { perSecond: 1, burst: 2 }, organization: { perSecond: 1, burst: 3 } };
const key = (organizationId: string, credential: string): Caller => ({ organizationId, credential });

describe("the rate limit", () => {
  it("gives each key its own turns, and an organization's keys no more than its own together", () => {
    const takeTurn = createRateLimit(LIMITS, { now: () => 0 });
    const asked = [key("o1", "a"), key("o1", "a"), key("o1", "a"), key("o1", "b"), key("o1", "b"), key("o2", "c")];
    expect(asked.map((caller) => takeTurn(caller)?.message ?? "taken")).toEqual([
      "taken",
      "taken",
      "A key may send 1 requests a second and 2 at once; the next one is taken in 1000 ms.",
      "taken",
      "All keys of an organization together may send 1 requests a second and 3 at once; the next one is taken in 1000 ms.",
      "taken",
    ]);
  });

  it("takes the next request after the wait that it told", () => {
    let now = 0;
    const takeTurn = createRateLimit(LIMITS, { now: () => now });
    takeTurn(key("o1", "a"));
    takeTurn(key("o1", "a"));
    now = 400;
    const early = takeTurn(key("o1", "a"));
    expect(early).toMatchObject({ waitMs: 600, code: "RATE_LIMITED" });
    now += 600;
    expect(takeTurn(key("o1", "a"))).toBeNull();
  });

  it("is none at 0 a second", () => {
    const none = { perSecond: 0, burst: 1 };
    const takeTurn = createRateLimit({ key: none, organization: none }, { now: () => 0 });
    expect(Array.from({ length: 100 }, () => takeTurn(key("o1", "a")))).toEqual(Array(100).fill(null));
  });
});
