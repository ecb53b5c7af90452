import { toIso } from "@redial/kernel";
import { formatLocalTime, instantOfLocalTime, localTimeAt, startOfDay } from "./local-time";
import { zoneOffsets } from "./zone-offsets";

describe("instantOfLocalTime", () => {
  it.each([
    ["is the one instant that reads so", "America/New_York", "2025-01-20T09:00", "2025-01-20T14:00:00.000Z"],
    ["is the first of two in a repeated hour", "America/New_York", "2025-11-02T01:30", "2025-11-02T05:30:00.000Z"],
    ["is the first of two in a repeated half hour", "Australia/Lord_Howe", "2025-04-06T01:45", "2025-04-05T14:45:00.000Z"],
    ["is the end of the gap for a skipped time", "America/New_York", "2025-03-09T02:30", "2025-03-09T07:00:00.000Z"],
    ["is the end of the gap where midnight is skipped", "America/Santiago", "2025-09-07T00:00", "2025-09-07T04:00:00.000Z"],
    ["is the end of the gap on a day that never was", "Pacific/Apia", "2011-12-30T10:00", "2011-12-30T10:00:00.000Z"],
    ["reads the far east", "Pacific/Kiritimati", "2025-01-01T00:00", "2024-12-31T10:00:00.000Z"],
  ])("%s", (_, zone, local, iso) => {
    expect(toIso(instantOfLocalTime(zoneOffsets(zone), Date.parse(`${local}Z`)))).toBe(iso);
  });
});

describe("localTimeAt", () => {
  it("is what the wall clock shows", () => {
    expect(formatLocalTime(localTimeAt(zoneOffsets("Asia/Kolkata"), Date.parse("2025-01-20T20:00:30.500Z")))).toBe("2025-01-21T01:30:30");
  });
});

describe("startOfDay", () => {
  it.each([
    ["2025-01-20T23:59:59", "2025-01-20T00:00:00"],
    ["2025-01-20T00:00:00", "2025-01-20T00:00:00"],
    ["1969-12-31T12:00:00", "1969-12-31T00:00:00"],
  ])("of %s is %s", (local, midnight) => {
    expect(formatLocalTime(startOfDay(Date.parse(`${local}Z`)))).toBe(midnight);
  });
});
