import { DAY_MS, WEEKDAYS, type Instant, type PauseWindows } from "@redial/kernel";
import { callingWeek, closedWindows, type CallingRules } from "./calling-rules";
import { compileOneOffs, type OneOffWindows } from "./one-off-windows";
import type { PauseReason } from "./reason";
import { reasonsBetween } from "./reasons-between";
import { compileWeek, type WeekTable } from "./week-table";
import { zoneCallingHours } from "./zone-calling-hours";
import { zoneOffsets } from "./zone-offsets";
import { zoneWeek } from "./zone-week";

/** The answer of `nextOpen`: the instant with the windows that moved it there, in order and none when it was open; or that it is always paused. */
export type NextOpen = { kind: "open"; at: Instant; because: readonly PauseReason[] } | { kind: "never" };

/**
 * When calls may ring: an instant is open when no weekly window covers it in *any* of the zones, no one-off window does, and it lies in the calling
 * hours of the person called. All answers are pure functions of `at`.
 */
export interface OpenHours {
  /** The zones in which pause windows are read; the first is the job's own for times of day. */
  readonly zones: readonly [string, ...string[]];
  isPaused(at: Instant): boolean;
  /** The least open instant at or after `at`; null when always paused. For weekly windows and hours in one warm zone some 20 ns. */
  nextOpenInstant(at: Instant): Instant | null;
  /** The least paused instant at or after `at`; null when nothing is ever paused again. An open `at` may ring until then. */
  nextPauseAt(at: Instant): Instant | null;
  /** `nextOpenInstant` with its reasons, at most ten. */
  nextOpen(at: Instant): NextOpen;
}

/** Calling rules and the zones in which they are read: those of the person called, in all of which they must be open. */
export interface CalledHours {
  readonly rules: CallingRules;
  readonly zones: readonly string[];
}

/** Compiles pause windows for the zones that apply to a job, and calling hours (null: none) for those of the person called. */
export type CompileOpenHours = (zones: readonly string[], called?: CalledHours | null) => OpenHours;

/**
 * How far several zones are searched for an instant that is open in all. Every pair of yearly clock rules meets within a year, so zones that
 * are closed to each other for so long are held to be so for good.
 */
const SEARCH_MS = 400 * DAY_MS;

/** Compiles the windows for the zones that apply to a job. Throws without a zone, for then nothing may be guessed open; and for a zone Intl does not know. */
export function compileOpenHours(pauseWindows: PauseWindows, zones: readonly string[], called: CalledHours | null = null): OpenHours {
  return openHoursCompiler(pauseWindows)(zones, called);
}

/** `compileOpenHours` for many sets of zones: their tables are made once and shared. */
export function openHoursCompiler(pauseWindows: PauseWindows): CompileOpenHours {
  const week = compileWeek(pauseWindows);
  const oneOffs = compileOneOffs(pauseWindows.advanced ?? []);
  const joint = new Map<CallingRules, WeekTable>();

  /** Windows and hours that are read on the same clocks are one table, and cost one look-up. */
  function jointWeek(rules: CallingRules): WeekTable {
    let table = joint.get(rules);
    if (!table) joint.set(rules, (table = week.windows.length === 0 ? callingWeek(rules.hours ?? {}) : compileWeek(bothClosed(pauseWindows, rules))));
    return table;
  }

  return (zones, called = null) => {
    if (zones.length === 0 || called?.zones.length === 0) throw new Error("open hours need at least one zone");
    if (!called?.rules.hours) return hoursIn(zones, week, oneOffs, read(week, zones), null);
    if (isSameSet(zones, called.zones)) return hoursIn(zones, week, oneOffs, read(jointWeek(called.rules), zones), called);
    const calling = read(callingWeek(called.rules.hours), called.zones);
    return hoursIn(zones, week, oneOffs, week.windows.length === 0 ? calling : [...read(week, zones), ...calling], called);
  };
}

interface ZonedWeek {
  readonly week: WeekTable;
  readonly zone: string;
}

function read(week: WeekTable, zones: readonly string[]): ZonedWeek[] {
  return [...new Set(zones)].map((zone) => ({ week, zone }));
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.every((zone) => b.includes(zone)) && b.every((zone) => a.includes(zone));
}

function bothClosed(pauseWindows: PauseWindows, { hours }: CallingRules): PauseWindows {
  const closed = closedWindows(hours ?? {});
  return Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, [...(pauseWindows[weekday] ?? []), ...(closed[weekday] ?? [])]]));
}

/** `searched` are all weekly tables that must be open; `week` and `called` tell why they are not. */
function hoursIn(zones: readonly string[], week: WeekTable, oneOffs: OneOffWindows, searched: readonly ZonedWeek[], called: CalledHours | null): OpenHours {
  const [first = "", ...others] = new Set(zones);
  const weeks = searched.map((each) => zoneWeek(each.week, zoneOffsets(each.zone)));
  const isNeverOpen = searched.some((each) => each.week.minutesToOpen === null);
  const calling = (called?.zones ?? []).map((zone) => zoneCallingHours(called!.rules, zone));
  const holidays = calling.map((each) => each.holidays).filter((each) => each !== null);
  const own = week.windows.length === 0 ? [] : [first, ...others].map((zone) => zoneWeek(week, zoneOffsets(zone)));

  /**
   * Each check in turn moves the instant on; where a whole round moves nothing, all agree that it is open. A one-off window gives the search new
   * time, and so do years without a calendar of holidays.
   */
  function agreedInstant(from: Instant): Instant | null {
    let at = from;
    let giveUpAt = from + SEARCH_MS;
    for (;;) {
      let agreedAt = oneOffs.endOfPause(at);
      if (agreedAt > at) giveUpAt = agreedAt + SEARCH_MS;
      for (const each of holidays) agreedAt = each.endOfHoliday(agreedAt);
      if (agreedAt === Infinity) return null;
      if (agreedAt - at > SEARCH_MS) giveUpAt = agreedAt + SEARCH_MS;
      for (const each of weeks) agreedAt = each.nextOpenInstant(agreedAt);
      if (agreedAt === at) return at;
      if (agreedAt > giveUpAt) return null;
      at = agreedAt;
    }
  }

  const isPlain = weeks.length === 1 && oneOffs.isEmpty && holidays.length === 0;
  const nextOpenInstant = isNeverOpen ? () => null : isPlain ? weeks[0]!.nextOpenInstant : agreedInstant;

  /** The planning rule has pause windows before calling hours, so hours are named only where no window is. */
  function reasonOver(at: Instant): PauseReason | null {
    return longest([oneOffs, ...own].map((each) => each.windowOver(at))) ?? longest(calling.map((each) => each.closedOver(at)));
  }

  return {
    zones: [first, ...others],
    nextOpenInstant,
    isPaused: (at) =>
      isNeverOpen || oneOffs.endOfPause(at) > at || holidays.some((each) => each.endOfHoliday(at) > at) || weeks.some((each) => each.nextOpenInstant(at) > at),
    nextPauseAt(at) {
      let earliest = oneOffs.nextPauseAt(at);
      const take = (pauseAt: Instant | null) => {
        if (pauseAt !== null && (earliest === null || pauseAt < earliest)) earliest = pauseAt;
      };
      for (const each of weeks) take(each.nextPauseAt(at));
      for (const each of holidays) take(each.nextHolidayAt(at));
      return earliest;
    },
    nextOpen(from) {
      const at = nextOpenInstant(from);
      return at === null ? { kind: "never" } : { kind: "open", at, because: at === from ? [] : reasonsBetween(from, at, reasonOver) };
    },
  };
}

function longest(reasons: readonly (PauseReason | null)[]): PauseReason | null {
  return reasons.filter((reason) => reason !== null).sort((a, b) => b.at - a.at)[0] ?? null;
}
