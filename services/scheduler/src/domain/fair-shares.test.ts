import fc from "fast-check";
import { shareFairly, type Claimant, type SharedLimit } from "./fair-shares";

const under = ["organization 1"];
const limit = (room: number, lastServed: string | null = null, key = "organization 1"): SharedLimit => ({ key, room, lastServed });
const told = (claimants: Claimant[], limits: SharedLimit[]) => Object.fromEntries(shareFairly(claimants, limits).shares);

describe("shareFairly", () => {
  it("gives a small execution what it wants before a large one takes the rest", () => {
    expect(told([{ id: "large", most: 100_000, under }, { id: "small", most: 30, under }], [limit(100)])).toEqual({ large: 70, small: 30 });
  });

  it("goes on behind the one that was served last", () => {
    const three = ["a", "b", "c"].map((id) => ({ id, most: 9, under }));
    expect(told(three, [limit(1)])).toEqual({ a: 1, b: 0, c: 0 });
    expect(told(three, [limit(1, "a")])).toEqual({ a: 0, b: 1, c: 0 });
    expect(told(three, [limit(2, "b")])).toEqual({ a: 1, b: 0, c: 1 });
  });

  it("goes on in the circle though the one that was served last is gone", () => {
    expect(told(["a", "d"].map((id) => ({ id, most: 9, under })), [limit(1, "b")])).toEqual({ a: 0, d: 1 });
  });

  it("keeps every limit that an execution stands under", () => {
    const claimants = [
      { id: "a", most: 50, under: ["carrier x", "organization 1"] },
      { id: "b", most: 50, under: ["carrier x"] },
    ];
    expect(told(claimants, [limit(20, null, "carrier x"), limit(4)])).toEqual({ a: 4, b: 16 });
  });

  const names = ["a", "b", "c", "d", "e", "f"];
  const keys = ["carrier x", "carrier y", "organization 1", "organization 2"];
  const world = fc.record({
    claimants: fc.uniqueArray(fc.record({ id: fc.constantFrom(...names), most: fc.integer({ min: 0, max: 40 }), under: fc.subarray(keys, { minLength: 1 }) }), { selector: (one) => one.id }),
    rooms: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: keys.length, maxLength: keys.length }),
  });

  it("is never above a limit, and leaves nothing unused that anyone could use", () => {
    fc.assert(
      fc.property(world, ({ claimants, rooms }) => {
        const limits = keys.map((key, index) => limit(rooms[index] ?? 0, null, key));
        const { shares } = shareFairly(claimants, limits);
        const left = (key: string) => (limits.find((one) => one.key === key)?.room ?? 0) - claimants.filter((one) => one.under.includes(key)).reduce((sum, { id }) => sum + (shares.get(id) ?? 0), 0);
        for (const key of keys) expect(left(key)).toBeGreaterThanOrEqual(0);
        for (const { id, most, under: above } of claimants) {
          expect(shares.get(id)).toBeLessThanOrEqual(most);
          if ((shares.get(id) ?? 0) < most) expect(Math.min(...above.map(left))).toBe(0);
        }
      }),
      { seed: 21, numRuns: 500 },
    );
  });

  it("starves no one: over any rounds, those that want more have had the same number of calls, give or take one", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.array(fc.integer({ min: 0, max: 15 }), { minLength: 1, maxLength: 40 }), (size, rooms) => {
        const hungry = names.slice(0, size);
        const served = hungry.map(() => [0]);
        let last: string | null = null;
        for (const room of rooms) {
          const { shares, lastServed } = shareFairly(hungry.map((id) => ({ id, most: 1_000, under })), [limit(room, last)]);
          last = lastServed.get("organization 1") ?? null;
          hungry.forEach((id, index) => served[index]?.push((served[index]?.at(-1) ?? 0) + (shares.get(id) ?? 0)));
        }
        for (let from = 0; from < rooms.length; from++) {
          for (let to = from + 1; to <= rooms.length; to++) {
            const had = served.map((sums) => (sums[to] ?? 0) - (sums[from] ?? 0));
            expect(Math.max(...had) - Math.min(...had)).toBeLessThanOrEqual(1);
          }
        }
      }),
      { seed: 22, numRuns: 200 },
    );
  });
});
