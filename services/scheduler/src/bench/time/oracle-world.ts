import { DAY_MS, type PauseWindows } from "@redial/kernel";
import { minuteSearch, type InstantClosing, type MinuteClosing, type MinuteSearch } from "./minute-search";
import { isAlwaysPaused, oneOffClosing, weekClosings } from "./week-closing";

/** What one job of one execution has to obey. */
export interface World {
  /** The first is the job's own for times of day; an instant is open when it is open in all. */
  readonly zones: readonly [string, ...string[]];
  readonly windows: PauseWindows;
}

/** The oracle's opinion of a world. */
export interface OracleWorld extends MinuteSearch {
  /** Where a call goes that may be made from `from` on, by the order of the spec: windows, then `stopAt`. */
  allowed(from: number, stopAt: number | null): Allowed;
}

/** The instant, or the reason why there is none. */
export type Allowed = { at: number } | { never: "always_paused" | "stopped" };

/** Reads a world by the words of the spec alone. A rule that may forbid calls is one more closing. */
export function oracleWorld({ zones, windows }: World): OracleWorld {
  const { byMinute, byInstant } = oracleClosings({ zones, windows });
  const search = minuteSearch(byMinute, byInstant);
  const nextOpen = isAlwaysPaused(windows) ? () => null : search.nextOpen;
  return {
    ...search,
    nextOpen,
    allowed(from, stopAt) {
      const at = nextOpen(from);
      if (at === null) return { never: "always_paused" };
      return stopAt !== null && at >= stopAt ? { never: "stopped" } : { at };
    },
  };
}

/** How far the oracle looks for the next pause: longer than a week, in which every weekly window comes. */
export const NEAR_MS = 10 * DAY_MS;

/** Everything that a world alone forbids, for the oracle to search together with what else does. */
export function oracleClosings({ zones, windows }: World): { byMinute: readonly MinuteClosing[]; byInstant: readonly InstantClosing[] } {
  return { byMinute: weekClosings(windows, [...new Set(zones)]), byInstant: windows.advanced?.length ? [oneOffClosing(windows)] : [] };
}
