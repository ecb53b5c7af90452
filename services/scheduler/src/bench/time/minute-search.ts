// Of its own, for a compiled import is read through a getter each time, and in a test a global through a sandbox.
const { floor } = Math;
const MINUTE_MS = 60_000;
const MINUTES_A_DAY = 1_440;

/** What forbids calls by the minute, for the oracle: the minutes are counted from 1970-01-01T00:00Z. */
export interface MinuteClosing {
  isClosedIn(utcMinute: number): boolean;
}

/** What forbids calls to the millisecond: it begins and ends at the start of a minute, or at one of its `edges`. */
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
}

/** How far the oracle looks for an open instant. */
export const SEARCHED_DAYS = 400;

/** Searches by trying the start of every minute, and every edge, one after the other. */
export function minuteSearch(byMinute: readonly MinuteClosing[], byInstant: readonly InstantClosing[]): MinuteSearch {
  const edges = [...new Set(byInstant.flatMap((closing) => closing.edges))].sort((a, b) => a - b);
  /** The longest stretch known to be closed: what was tried once is not tried again. */
  let closedFrom = NaN;
  let closedUntil = NaN;

  function isClosedIn(utcMinute: number): boolean {
    for (const closing of byMinute) if (closing.isClosedIn(utcMinute)) return true;
    return false;
  }

  function isClosed(at: number): boolean {
    return byInstant.some((closing) => closing.isClosedAt(at)) || isClosedIn(floor(at / MINUTE_MS));
  }

  function search(from: number, until: number, wanted: boolean): number | null {
    return byInstant.length === 0 ? searchMinutes(from, until, wanted) : searchInstants(from, until, wanted);
  }

  function searchMinutes(from: number, until: number, wanted: boolean): number | null {
    const first = floor(from / MINUTE_MS);
    const end = floor((until - 1) / MINUTE_MS);
    for (let minute = first; minute <= end; minute++) if (isClosedIn(minute) === wanted) return minute === first ? from : minute * MINUTE_MS;
    return null;
  }

  function searchInstants(from: number, until: number, wanted: boolean): number | null {
    let edge = edges.findIndex((each) => each > from);
    if (edge < 0) edge = edges.length;
    for (let at = from; at < until; ) {
      if (isClosed(at) === wanted) return at;
      at = (floor(at / MINUTE_MS) + 1) * MINUTE_MS;
      const next = edges[edge];
      if (next !== undefined && next <= at) {
        at = next;
        edge += 1;
      }
    }
    return null;
  }

  return {
    isClosed,
    nextOpen(from) {
      const start = from >= closedFrom && from < closedUntil ? closedUntil : from;
      const until = from + SEARCHED_DAYS * MINUTES_A_DAY * MINUTE_MS;
      const found = start < until ? search(start, until, false) : null;
      const end = found ?? Math.max(until, start);
      if (start === closedUntil) closedUntil = end;
      else if (!(end - from < closedUntil - closedFrom)) [closedFrom, closedUntil] = [from, end];
      return found;
    },
    nextClosed: (from, until) => search(from, until, true),
  };
}
