import { durationMs, parseDuration } from "./duration";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "./instant";

describe("parseDuration", () => {
  it.each([
    ["P2D", 2 * DAY_MS],
    ["P1W", 7 * DAY_MS],
    ["PT36H", 36 * HOUR_MS],
    ["PT90M", 90 * MINUTE_MS],
    ["P1DT12H", 36 * HOUR_MS],
    ["P1W1DT1H1M", 8 * DAY_MS + 61 * MINUTE_MS],
    ["P0D", 0],
  ])("reads %s", (text, ms) => expect(parseDuration(text)).toBe(ms));

  it.each(["", "P", "PT", "P1DT", "2D", "P2", "P2d", "P1M", "P1Y", "PT30S", "P1.5D", "-P1D", "P-1D", "P1D ", "PT1H1D", "P99999D"])("takes no %j", (text) => expect(parseDuration(text)).toBeNull());

  it("throws for a text that had to be checked before", () => {
    expect(durationMs("PT1H")).toBe(HOUR_MS);
    expect(() => durationMs("an hour")).toThrow('"an hour" is no ISO 8601 duration');
  });
});
