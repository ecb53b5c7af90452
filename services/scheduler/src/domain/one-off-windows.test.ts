import { toIso } from "@redial/kernel";
import { compileOneOffs } from "./one-off-windows";

const at = Date.parse;
const christmas = { startAt: "2025-12-24T12:00:00Z", endAt: "2025-12-27T00:00:00Z" };
const boxingDay = { startAt: "2025-12-26T00:00:00+01:00", endAt: "2025-12-28T00:00:00Z" };
const newYear = { startAt: "2025-12-31T18:00:00Z", endAt: "2026-01-02T00:00:00Z" };
const backwards = { startAt: "2025-06-02T00:00:00Z", endAt: "2025-06-01T00:00:00Z" };
const windows = compileOneOffs([newYear, boxingDay, christmas, backwards]);

describe("compileOneOffs", () => {
  it.each([
    ["moves from the first instant of a window", "2025-12-24T12:00:00.000Z", "2025-12-28T00:00:00.000Z"],
    ["moves past windows that overlap in one go", "2025-12-26T12:00:00.000Z", "2025-12-28T00:00:00.000Z"],
    ["does not move the end of a window", "2025-12-28T00:00:00.000Z", "2025-12-28T00:00:00.000Z"],
    ["does not move an instant before a window", "2025-12-24T11:59:59.999Z", "2025-12-24T11:59:59.999Z"],
    ["does not move an instant after the last", "2026-01-02T00:00:00.000Z", "2026-01-02T00:00:00.000Z"],
    ["pauses nothing in a window that ends before it begins", "2025-06-01T12:00:00.000Z", "2025-06-01T12:00:00.000Z"],
  ])("%s", (_, from, to) => {
    expect(toIso(windows.endOfPause(at(from)))).toBe(to);
  });

  it.each([
    ["is the next start", "2025-12-28T00:00:00Z", "2025-12-31T18:00:00Z"],
    ["is the instant itself within a window", "2025-12-25T00:00:00Z", "2025-12-25T00:00:00Z"],
  ])("says that the next pause %s", (_, from, pauseAt) => {
    expect(windows.nextPauseAt(at(from))).toBe(at(pauseAt));
  });

  it("has no next pause after the last window", () => {
    expect(windows.nextPauseAt(at(newYear.endAt))).toBeNull();
  });

  it("names the window that holds longest", () => {
    const fromAt = at("2025-12-26T12:00:00Z");
    const endsAt = at(boxingDay.endAt);
    expect(windows.windowOver(fromAt)).toEqual({ rule: "one_off_window", startsAt: at(boxingDay.startAt), endsAt, fromAt, at: endsAt });
    expect(windows.windowOver(at("2025-12-28T00:00:00Z"))).toBeNull();
  });

  it("throws on a text that names no instant", () => {
    expect(() => compileOneOffs([{ startAt: "tomorrow", endAt: "2025-12-24T12:00:00Z" }])).toThrow("tomorrow");
  });
});
