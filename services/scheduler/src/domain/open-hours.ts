import { DAY_MS, type Instant, type PauseWindows } from "@redial/kernel";
import { compileOneOffs, type OneOffWindows } from "./one-off-windows";
import type { PauseReason } from "./reason";
import { compileWeek, type WeekTable } from "./week-table";
import { zoneOffsets } from "./zone-offsets";
import { zoneWeek } from "./zone-week";

/** The answer of `nextOpen`: the instant with the windows that moved it there, in order and none when it was open; or that it is always paused. */
export type NextOpen = { kind: "open"; at: Instant; because: readonly PauseReason[] } | { kind: "never" };

/** When calls may ring: an instant is open when no weekly window covers it in *any* of the zones and no one-off window does. All answers are pure functions of `at`. */
export interface OpenHours {
  /** The zones it is read in; the first is the job's own for times of day. */
  readonly zones: readonly [string, ...string[]];
  isPaused(at: Instant): boolean;
  /** The least open instant at or after `at`; null when always paused. For weekly windows in one warm zone some 20 ns. */
  nextOpenInstant(at: Instant): Instant | null;
  /** The least paused instant at or after `at`; null when nothing is ever paused again. An open `at` may ring until then. */
  nextPauseAt(at: Instant): Instant | null;
  /** `nextOpenInstant` with its reasons, at most ten. */
  nextOpen(at: Instant): NextOpen;
}

/**
 * How far several zones are searched for an instant that is open in all. Every pair of yearly clock rules meets within a year, so zones that
 * are closed to each other for so long are held to be so for good.
 */
const SEARCH_MS = 400 * DAY_MS;
const MAX_REASONS = 10;

/** Compiles the windows for the zones that apply to a job. Throws without a zone, for then nothing may be guessed open; and for a zone Intl does not know. */
export function compileOpenHours(pauseWindows: PauseWindows, zones: readonly string[]): OpenHours {
  return openHoursCompiler(pauseWindows)(zones);
}

/** `compileOpenHours` for many sets of zones: their tables are made once and shared. */
export function openHoursCompiler(pauseWindows: PauseWindows): (zones: readonly string[]) => OpenHours {
  const week = compileWeek(pauseWindows);
  const oneOffs = compileOneOffs(pauseWindows.advanced ?? []);
  return (zones) => hoursIn(zones, week, oneOffs);
}

function hoursIn(zones: readonly string[], week: WeekTable, oneOffs: OneOffWindows): OpenHours {
  const [first, ...others] = new Set(zones);
  if (first === undefined) throw new Error("open hours need at least one zone");
  const firstWeek = zoneWeek(week, zoneOffsets(first));
  const weeks = [firstWeek, ...others.map((zone) => zoneWeek(week, zoneOffsets(zone)))];
  const isPlain = others.length === 0 && oneOffs.isEmpty;

  /** Each check in turn moves the instant on; where a whole round moves nothing, all agree that it is open. A one-off window gives the search new time. */
  function agreedInstant(from: Instant): Instant | null {
    let at = from;
    let giveUpAt = from + SEARCH_MS;
    for (;;) {
      const resumesAt = oneOffs.endOfPause(at);
      if (resumesAt > at) giveUpAt = resumesAt + SEARCH_MS;
      let agreedAt = resumesAt;
      for (const each of weeks) agreedAt = each.nextOpenInstant(agreedAt);
      if (agreedAt === at) return at;
      if (agreedAt > giveUpAt) return null;
      at = agreedAt;
    }
  }

  const nextOpenInstant = week.minutesToOpen === null ? () => null : isPlain ? firstWeek.nextOpenInstant : agreedInstant;

  function longestWindowOver(at: Instant): PauseReason | null {
    const windows = [oneOffs, ...weeks].map((each) => each.windowOver(at)).filter((window) => window !== null);
    return windows.sort((a, b) => b.at - a.at)[0] ?? null;
  }

  function reasonsFor(from: Instant, until: Instant): PauseReason[] {
    const reasons: PauseReason[] = [];
    for (let at = from; at < until; ) {
      const reason = longestWindowOver(at);
      if (!reason) break;
      at = reason.at;
      const last = reasons.at(-1);
      if (last && isSameWindow(last, reason)) reasons[reasons.length - 1] = { ...last, at };
      else if (reasons.length < MAX_REASONS) reasons.push(reason);
      else return [...reasons.slice(0, -1), { rule: "further_windows", fromAt: reasons.at(-1)!.fromAt, at: until }];
    }
    return reasons;
  }

  return {
    zones: [first, ...others],
    nextOpenInstant,
    isPaused: (at) => week.minutesToOpen === null || oneOffs.endOfPause(at) > at || weeks.some((each) => each.nextOpenInstant(at) > at),
    nextPauseAt(at) {
      let earliest = oneOffs.nextPauseAt(at);
      for (const each of weeks) {
        const pauseAt = each.nextPauseAt(at);
        if (pauseAt !== null && (earliest === null || pauseAt < earliest)) earliest = pauseAt;
      }
      return earliest;
    },
    nextOpen(from) {
      const at = nextOpenInstant(from);
      return at === null ? { kind: "never" } : { kind: "open", at, because: at === from ? [] : reasonsFor(from, at) };
    },
  };
}

/** One window may be met twice in a row, where an offset ends within it. */
function isSameWindow(a: PauseReason, b: PauseReason): boolean {
  return a.rule === "pause_window" && b.rule === "pause_window" && a.window === b.window && a.weekday === b.weekday && a.zone === b.zone;
}
