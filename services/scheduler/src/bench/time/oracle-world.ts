import { DAY_MS, type PauseWindows } from "@redial/kernel";
import { callingClosings } from "./calling-closing";
import { minuteSearch, type InstantClosing, type MinuteClosing, type MinuteSearch } from "./minute-search";
import { numberClosings, type OracleNumber } from "./oracle-number";
import type { OraclePack } from "./oracle-pack";
import { isAlwaysPaused, oneOffClosing, weekClosings } from "./week-closing";

/** What one job of one execution has to obey. */
export interface World {
  /** The first is the job's own for times of day; an instant is open when it is open in all. */
  readonly zones: readonly [string, ...string[]];
  readonly windows: PauseWindows;
  /** The calling hours of the person called, and the zones in which they are read; null: none. */
  readonly called: { readonly pack: OraclePack; readonly zones: readonly string[] } | null;
}

/** The oracle's opinion of a world. */
export interface OracleWorld extends MinuteSearch {
  /** Where a call goes that may be made from `from` on, by the order of the spec: windows, hours and the limits of its number, then `stopAt`. */
  allowed(from: number, stopAt: number | null, number: OracleNumber): Allowed;
  /** When the time runs out of a call that is due at an open instant: nothing is open from there to `stopAt` or, if that comes first, to the end of what its step names. */
  runsOutAt(dueAt: number, stopAt: number | null, stepEndsAt: number | null): number;
}

/** The instant, or the reason why there is none. */
export type Allowed = { at: number } | { never: "always_paused" | "stopped" };

/** Reads a world by the words of the spec alone. A rule that may forbid calls is one more closing. */
export function oracleWorld({ zones, windows, called }: World): OracleWorld {
  const byMinute: readonly MinuteClosing[] = [...weekClosings(windows, [...new Set(zones)]), ...(called ? callingClosings(called.pack, called.zones) : [])];
  const byInstant: readonly InstantClosing[] = windows.advanced?.length ? [oneOffClosing(windows)] : [];
  const search = minuteSearch(byMinute, byInstant);
  const nextOpen = isAlwaysPaused(windows) ? () => null : search.nextOpen;

  /** Where a world has no open instant, its limits need not be searched. */
  function nextAllowed(from: number, number: OracleNumber): number | null {
    const openAt = nextOpen(from);
    if (openAt === null || number.calls.length === 0 || number.caps.length + number.coolDowns.length === 0) return openAt;
    const limits = numberClosings(number, zones);
    return minuteSearch([...byMinute, ...limits.byMinute], [...byInstant, ...limits.byInstant]).nextOpen(from);
  }

  return {
    ...search,
    nextOpen,
    allowed(from, stopAt, number) {
      const at = nextAllowed(from, number);
      if (at === null) return { never: "always_paused" };
      return stopAt !== null && at >= stopAt ? { never: "stopped" } : { at };
    },
    runsOutAt(dueAt, stopAt, stepEndsAt) {
      const ends = [stopAt, stepEndsAt].filter((end) => end !== null && end > dueAt).map(Number);
      return ends.length === 0 ? Infinity : (search.lastOpenEnd(dueAt, Math.min(...ends)) ?? NaN);
    },
  };
}

/** How far the oracle looks for the next pause: longer than a week, in which every weekly window comes. */
export const NEAR_MS = 10 * DAY_MS;
