import { countUpTo, retryInstants } from "./retry-dates";

describe("retryInstants", () => {
  it("reads an array of dates once", () => {
    const dates = ["2025-01-20T10:00:00Z", "2025-01-20T16:00:00+01:00"];
    expect(retryInstants(dates)).toEqual([Date.UTC(2025, 0, 20, 10), Date.UTC(2025, 0, 20, 15)]);
    expect(retryInstants(dates)).toBe(retryInstants(dates));
  });

  it("throws on a text that names no instant", () => {
    expect(() => retryInstants(["2025-01-20"])).toThrow("2025-01-20");
  });
});

describe("countUpTo", () => {
  it.each([
    [9, 0],
    [10, 1],
    [25, 2],
    [30, 3],
  ])("counts up to %i, inclusive, %i of 10, 20, 30", (at, count) => {
    expect(countUpTo([10, 20, 30], at)).toBe(count);
  });
});
