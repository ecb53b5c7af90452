// Of its own, for a compiled import is read through a getter each time, and in a test a global through a sandbox.
const { floor, max, min } = Math;
const MINUTE_MS = 60_000;
const MINUTES_AN_HOUR = 60;
const HOURS_A_DAY = 24;
const DAY_MS = HOURS_A_DAY * MINUTES_AN_HOUR * MINUTE_MS;
const UNTRIED = 0;
const CLOSED = 1;
const NOT_ALL = 2;

/** What forbids calls by the minute, for the oracle: the minutes are counted from 1970-01-01T00:00Z. */
export interface MinuteClosing {
  isClosedIn(utcMinute: number): boolean;
}

/** What forbids calls to the millisecond: it begins and ends at its `edges` only. */
export interface InstantClosing {
  isClosedAt(at: number): boolean;
  readonly edges: readonly number[];
}

/** What the oracle says of the instants from one on. Null: none for as long as it looked. */
export interface MinuteSearch {
  isClosed(at: number): boolean;
  /** The least instant at or after `from` at which nothing forbids calls; looked for during `SEARCHED_DAYS`. */
  nextOpen(from: number): number | null;
  /** The least instant at or after `from`, and before `until`, at which something does. */
  nextClosed(from: number, until: number): number | null;
  /** The end of the last open time between the two: from there to `until` something forbids calls. */
  lastOpenEnd(from: number, until: number): number | null;
}

/** How far the oracle looks for an open instant. */
export const SEARCHED_DAYS = 400;

/**
 * Searches by trying the start of every minute, and every edge, one after the other; up to the next edge only where what has edges forbids calls. An hour
 * whose sixty minutes were all tried and found closed is remembered, and not tried again.
 */
export function minuteSearch(byMinute: readonly MinuteClosing[], byInstant: readonly InstantClosing[]): MinuteSearch {
  const edges = [...new Set(byInstant.flatMap((closing) => closing.edges))].sort((a, b) => a - b);
  const triedDays = new Map<number, Uint8Array>();
  let latestDay = -1;
  let latest: Uint8Array = new Uint8Array(0);
  /** The longest stretch known to be closed: what was tried once is not tried again. */
  let closedFrom = NaN;
  let closedUntil = NaN;

  function isClosedIn(utcMinute: number): boolean {
    for (const closing of byMinute) if (closing.isClosedIn(utcMinute)) return true;
    return false;
  }

  function isHourClosed(hour: number): boolean {
    const day = floor(hour / HOURS_A_DAY);
    if (day !== latestDay) {
      latest = triedDays.get(day) ?? new Uint8Array(HOURS_A_DAY);
      triedDays.set(day, latest);
      latestDay = day;
    }
    const index = hour - day * HOURS_A_DAY;
    if (latest[index] === UNTRIED) latest[index] = areAllClosed(hour * MINUTES_AN_HOUR) ? CLOSED : NOT_ALL;
    return latest[index] === CLOSED;
  }

  function areAllClosed(firstMinute: number): boolean {
    for (let minute = firstMinute; minute < firstMinute + MINUTES_AN_HOUR; minute++) if (!isClosedIn(minute)) return false;
    return true;
  }

  function isClosed(at: number): boolean {
    return byInstant.some((closing) => closing.isClosedAt(at)) || isClosedIn(floor(at / MINUTE_MS));
  }

  function searchOpen(from: number, until: number): number | null {
    let edge = edges.findIndex((each) => each > from);
    if (edge < 0) edge = edges.length;
    for (let at = from; at < until; ) {
      const minute = floor(at / MINUTE_MS);
      const isClosedUntilEdge = edges.length > 0 && byInstant.some((closing) => closing.isClosedAt(at));
      if (minute % MINUTES_AN_HOUR === 0 && isHourClosed(minute / MINUTES_AN_HOUR)) {
        at = (minute + MINUTES_AN_HOUR) * MINUTE_MS;
      } else {
        if (!isClosedUntilEdge && !isClosedIn(minute)) return at;
        at = min(edges[edge] ?? Infinity, isClosedUntilEdge ? Infinity : (minute + 1) * MINUTE_MS);
      }
      while (edge < edges.length && (edges[edge] ?? Infinity) <= at) edge++;
    }
    return null;
  }

  function searchClosed(from: number, until: number): number | null {
    for (let at = from; at < until; ) {
      if (isClosed(at)) return at;
      const nextEdge = edges.find((edge) => edge > at) ?? Infinity;
      at = min(nextEdge, (floor(at / MINUTE_MS) + 1) * MINUTE_MS);
    }
    return null;
  }

  /** Goes back from the end, an hour that is closed or a piece of a minute without an edge at a time. */
  function searchLastOpenEnd(from: number, until: number): number | null {
    for (let end = until; end > from; ) {
      const minute = floor((end - 1) / MINUTE_MS);
      const edge = edges.filter((each) => each < end).at(-1) ?? -Infinity;
      const isHour = (minute + 1) % MINUTES_AN_HOUR === 0 && isHourClosed((minute + 1) / MINUTES_AN_HOUR - 1);
      const begin = isHour ? (minute + 1 - MINUTES_AN_HOUR) * MINUTE_MS : max(minute * MINUTE_MS, edge, from);
      if (!isHour && !isClosed(begin)) return end;
      end = begin;
    }
    return null;
  }

  return {
    isClosed,
    nextOpen(from) {
      const start = from >= closedFrom && from < closedUntil ? closedUntil : from;
      const until = from + SEARCHED_DAYS * DAY_MS;
      const found = start < until ? searchOpen(start, until) : null;
      const end = found ?? Math.max(until, start);
      if (start === closedUntil) closedUntil = end;
      else if (!(end - from < closedUntil - closedFrom)) [closedFrom, closedUntil] = [from, end];
      return found;
    },
    nextClosed: searchClosed,
    lastOpenEnd: searchLastOpenEnd,
  };
}
