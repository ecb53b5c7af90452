import fc from "fast-check";
import { parseIso, toIso } from "./instant";

describe("parseIso", () => {
  it.each([
    ["2025-01-20T10:00:00Z", "2025-01-20T10:00:00.000Z"],
    ["2025-01-20T10:00Z", "2025-01-20T10:00:00.000Z"],
    ["2025-01-20T10:00:00.250+05:30", "2025-01-20T04:30:00.250Z"],
    ["2025-03-01T00:30:00-08:00", "2025-03-01T08:30:00.000Z"],
  ])("reads %s as %s", (text, iso) => {
    const at = parseIso(text);
    expect(at === null ? null : toIso(at)).toBe(iso);
  });

  it.each(["2025-01-20", "2025-01-20T10:00:00", "2025-02-30T10:00:00Z", "2025-13-01T10:00:00Z", "tomorrow", ""])(
    "refuses %s, which names no one instant",
    (text) => expect(parseIso(text)).toBeNull(),
  );
});

describe("toIso", () => {
  const anyDate = fc.double({ min: -8.64e15, max: 8.64e15, noNaN: true });
  const nearby = fc.integer({ min: -100_000_000, max: 100_000_000 });

  it("writes every instant as Date does", () => {
    fc.assert(fc.property(fc.oneof(anyDate, nearby), (at) => expect(toIso(at)).toBe(new Date(at).toISOString())), { seed: 20, numRuns: 5_000 });
  });

  it("throws for what is no date", () => {
    for (const at of [NaN, Infinity, 8.64e15 + 60_000]) expect(() => toIso(at)).toThrow(RangeError);
  });
});
