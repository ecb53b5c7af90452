import { WEEKDAYS, type DailyWindow, type PauseWindows } from "@redial/kernel";
import { isAlwaysPaused } from "./always-paused";

const at = (hour: number, minute = 0) => ({ hour, minute });
const everyDay = (...windows: DailyWindow[]): PauseWindows => Object.fromEntries(WEEKDAYS.map((day) => [day, windows]));

describe("pause windows", () => {
  it.each<[string, PauseWindows, boolean]>([
    ["none", {}, false],
    ["nights", everyDay({ startAt: at(20), endAt: at(8) }), false],
    ["whole days", everyDay({ startAt: at(0), endAt: at(24) }), true],
    ["days to 23:59", everyDay({ startAt: at(0), endAt: at(23, 59) }), true],
    ["nights and days that meet", everyDay({ startAt: at(18), endAt: at(9) }, { startAt: at(9), endAt: at(18) }), true],
    ["nights and days with a minute between", everyDay({ startAt: at(18), endAt: at(9) }, { startAt: at(9, 1), endAt: at(18) }), false],
    ["all days but Sunday", { ...everyDay({ startAt: at(0), endAt: at(24) }), sunday: [] }, false],
    ["days of which Sunday's crosses into Monday", { ...everyDay({ startAt: at(5), endAt: at(4) }, { startAt: at(3), endAt: at(5) }) }, true],
  ])("of %s: always paused is %s", (_, windows, isPaused) => {
    expect(isAlwaysPaused(windows)).toBe(isPaused);
  });
});
