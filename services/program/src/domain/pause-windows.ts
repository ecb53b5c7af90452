import { WEEKDAYS, type PauseWindows } from "@redial/kernel";
import { readDailyWindow } from "./daily-window";
import { readOneOffWindow } from "./one-off-window";
import { parse, type Parsed, type Path, type Place } from "./place";
import { readFields, readList } from "./read-fields";

/** How many windows a weekday may list, and how many one-off intervals there may be: more is a mistake, and every event of a launch carries them. */
export const PAUSE_BOUNDS = { windowsPerDay: 100, intervals: 1_000 } as const;

/** The pause windows of a program's document, or every problem they have (codes `PAUSE_…`). Windows stay as they were written. */
export function parsePauseWindows(value: unknown, path: Path = ["pauseWindows"]): Parsed<PauseWindows> {
  return parse(value, path, readPauseWindows);
}

/** Reads pause windows where they stand in a larger input. */
export function readPauseWindows(place: Place): PauseWindows | undefined {
  const fields = [...WEEKDAYS, "advanced"];
  if (!readFields(place, { what: "Pause windows", fields, invalid: "PAUSE_WINDOWS_INVALID", unknown: "PAUSE_DAY_UNKNOWN" })) return undefined;
  const windows: PauseWindows = {};
  for (const day of WEEKDAYS) {
    if (place.at(day).isAbsent) continue;
    const list = { what: `The windows of ${day}`, min: 0, max: PAUSE_BOUNDS.windowsPerDay, invalid: "PAUSE_DAY_INVALID", count: "PAUSE_DAY_TOO_LONG" };
    windows[day] = readList(place.at(day), list, readDailyWindow);
  }
  if (!place.at("advanced").isAbsent) {
    const list = { what: "The one-off intervals", min: 0, max: PAUSE_BOUNDS.intervals, invalid: "PAUSE_ADVANCED_INVALID", count: "PAUSE_ADVANCED_TOO_LONG" };
    windows.advanced = readList(place.at("advanced"), list, readOneOffWindow);
  }
  return windows;
}
