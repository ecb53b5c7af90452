import { systemClock, systemIds } from "./system";

const VERSION_7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe("systemIds", () => {
  it("gives valid version 7 UUIDs, each larger than the one before, none twice", () => {
    const ids = systemIds();
    const many = Array.from({ length: 100_000 }, () => ids.next());
    expect(many.filter((id) => !VERSION_7.test(id))).toEqual([]);
    expect(new Set(many).size).toBe(many.length);
    expect(many.findIndex((id, index) => index > 0 && id <= (many[index - 1] ?? ""))).toBe(-1);
  });

  it("carries the instant in milliseconds", () => {
    const at = Date.parse("2025-01-06T09:00:00.123Z");
    const id = systemIds({ now: () => at }).next();
    expect(parseInt(id.replace("-", "").slice(0, 12), 16)).toBe(at);
  });

  it("goes on rising when the clock stands still or is set back", () => {
    let now = 1_736_000_000_000;
    const ids = systemIds({ now: () => now });
    const still = Array.from({ length: 10_000 }, () => ids.next());
    now -= 3_600_000;
    const all = [...still, ids.next(), ids.next()];
    expect([...all].sort()).toEqual(all);
    expect(new Set(all).size).toBe(all.length);
  });

  it("gives different ids from two sources at the same instant", () => {
    const at = { now: () => 1_736_000_000_000 };
    expect(systemIds(at).next()).not.toBe(systemIds(at).next());
  });
});

describe("systemClock", () => {
  it("shows the machine's time", () => {
    const before = Date.now();
    const now = systemClock.now();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  });
});
