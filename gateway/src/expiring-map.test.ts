import { ExpiringMap } from "./expiring-map";

describe("ExpiringMap", () => {
  it("forgets what was kept longest when there is too much", () => {
    const map = new ExpiringMap<number>({ clock: { now: () => 0 }, keepMs: 10, most: 2 });
    map.set("a", 1);
    map.set("b", 2);
    map.set("a", 3);
    map.set("c", 4);
    expect([map.get("a"), map.get("b"), map.get("c")]).toEqual([3, undefined, 4]);
  });

  it("forgets a value the instant its time is over", () => {
    let now = 0;
    const map = new ExpiringMap<number>({ clock: { now: () => now }, keepMs: 10, most: 2 });
    map.set("a", 1);
    now = 9;
    expect(map.get("a")).toBe(1);
    now = 10;
    expect(map.get("a")).toBeUndefined();
  });
});
