import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "@redial/kernel";
import fc from "fast-check";
import { isKnownZone, zoneOffsets } from "./zone-offsets";

const ZONES = [
  "Australia/Lord_Howe",
  "Africa/Casablanca",
  "Pacific/Chatham",
  "Pacific/Apia",
  "Pacific/Kiritimati",
  "Antarctica/Troll",
  "America/New_York",
  "Asia/Kolkata",
  "America/St_Johns",
  "Africa/Cairo",
  "America/Santiago",
  "Africa/Monrovia",
];

/** Reads the wall clock part by part, as Intl prints it for people. */
function wallClock(zone: string): (at: number) => number {
  const fields = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" } as const;
  const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, hourCycle: "h23", ...fields });
  return (at) => {
    const shown = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const part = (type: keyof typeof fields) => shown.get(type) ?? NaN;
    return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  };
}

describe("zoneOffsets", () => {
  it.each(ZONES)("reads in %s the clock that Intl shows, from 1900 to 2100", (zone) => {
    const offsets = zoneOffsets(zone);
    const shownAt = wallClock(zone);
    const second = fc.integer({ min: Date.UTC(1900) / SECOND_MS, max: Date.UTC(2100) / SECOND_MS });
    fc.assert(
      fc.property(second, (seconds) => {
        const at = seconds * SECOND_MS;
        expect(at + offsets.segmentAt(at).offsetMs).toBe(shownAt(at));
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it.each([
    ["America/New_York", "2025-03-09T07:00:00Z", -5 * HOUR_MS, -4 * HOUR_MS],
    ["Australia/Lord_Howe", "2025-04-05T15:00:00Z", 11 * HOUR_MS, 10.5 * HOUR_MS],
    ["Africa/Casablanca", "2025-02-23T02:00:00Z", HOUR_MS, 0],
    ["Africa/Casablanca", "2025-04-06T02:00:00Z", 0, HOUR_MS],
    ["Pacific/Chatham", "2025-09-27T14:00:00Z", 12.75 * HOUR_MS, 13.75 * HOUR_MS],
    ["Antarctica/Troll", "2025-03-30T01:00:00Z", 0, 2 * HOUR_MS],
    ["America/St_Johns", "2011-03-13T03:31:00Z", -3.5 * HOUR_MS, -2.5 * HOUR_MS],
    ["America/Recife", "2000-10-15T02:00:00Z", -2 * HOUR_MS, -3 * HOUR_MS],
    ["Pacific/Apia", "2011-12-30T10:00:00Z", -10 * HOUR_MS, 14 * HOUR_MS],
    ["Pacific/Kiritimati", "1994-12-31T10:00:00Z", -10 * HOUR_MS, 14 * HOUR_MS],
    ["Africa/Monrovia", "1972-01-07T00:44:30Z", -44.5 * MINUTE_MS, 0],
  ])("changes in %s at %s to the millisecond", (zone, text, beforeMs, afterMs) => {
    const at = Date.parse(text);
    const before = zoneOffsets(zone).segmentAt(at - 1);
    const after = zoneOffsets(zone).segmentAt(at);
    expect([before.offsetMs, before.endsAt]).toEqual([beforeMs, at]);
    expect([after.offsetMs, after.startsAt]).toEqual([afterMs, at]);
  });

  it("keeps a zone without changes at one offset", () => {
    const { offsetMs, startsAt, endsAt } = zoneOffsets("Asia/Kolkata").segmentAt(Date.UTC(2025, 5));
    expect(offsetMs).toBe(5.5 * HOUR_MS);
    expect(endsAt - startsAt).toBe(364 * DAY_MS);
  });

  it("covers time with segments that touch, whichever instant is asked first", () => {
    const offsets = zoneOffsets("Europe/Paris");
    offsets.segmentAt(Date.UTC(2031));
    for (let at = Date.UTC(2020); at < Date.UTC(2033); ) {
      const segment = offsets.segmentAt(at);
      expect(segment.startsAt).toBe(offsets.segmentAt(segment.startsAt - 1).endsAt);
      expect(segment.endsAt).toBeGreaterThan(at);
      at = segment.endsAt;
    }
  });

  it.each(["0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])("answers at %s without reading the years between", (text) => {
    const { startsAt, endsAt } = zoneOffsets("America/Santiago").segmentAt(Date.parse(text));
    expect(endsAt - startsAt).toBeLessThanOrEqual(364 * DAY_MS);
  });

  it("is one object for one zone, whatever its letters' case", () => {
    expect(zoneOffsets("africa/cairo")).toBe(zoneOffsets("Africa/Cairo"));
  });

  it("throws for an instant that is none", () => {
    expect(() => zoneOffsets("UTC").segmentAt(NaN)).toThrow(RangeError);
  });

  it.each([
    ["Asia/Tokyo", true],
    ["Mars/Olympus", false],
    ["", false],
  ])("knows whether %j is a zone", (zone, known) => {
    expect(isKnownZone(zone)).toBe(known);
  });
});
