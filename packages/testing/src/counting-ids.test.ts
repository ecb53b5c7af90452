import { countingIds } from "./counting-ids";

it("gives valid UUIDs that rise and are the same in every run", () => {
  const ids = countingIds();
  const given = Array.from({ length: 300 }, () => ids.next());
  expect(given[0]).toBe("00000000-0000-7000-8000-000000000001");
  expect([...given].sort()).toEqual(given);
  for (const id of given) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
});

it("never gives the same id from two series", () => {
  expect(countingIds(1).next()).not.toBe(countingIds(2).next());
});
