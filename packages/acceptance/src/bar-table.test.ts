import { barTable, isMet, type Bar } from "./bar-table";

const bar: Bar = { what: "slowest pause", measured: 499.6, most: 500, unit: "ms" };

it("takes a bar for missed when it was not measured", () => {
  expect(isMet(bar)).toBe(true);
  expect(isMet({ ...bar, measured: 500.1 })).toBe(false);
  expect(isMet({ ...bar, measured: NaN })).toBe(false);
});

it("says of every bar what was measured and whether it is met", () => {
  const lines = barTable([bar, { what: "planned in", measured: 61.24, most: 60, unit: "s", digits: 1 }]).split("\n");
  expect(lines[2]).toMatch(/^slowest pause +500 ms +500 ms +✓ ok$/);
  expect(lines[3]).toMatch(/^planned in +60\.0 s +61\.2 s +✗ missed$/);
});
