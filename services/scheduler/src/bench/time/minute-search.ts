/** One thing that forbids calls, for the oracle: it may begin or end at the start of any minute, and at its `edges`. */
export interface Closing {
  isClosed(at: number): boolean;
  readonly edges: readonly number[];
}

/** What the oracle says of the instants from one on. Null: none for as long as it looked, which is at least `SEARCHED_DAYS`. */
export interface MinuteSearch {
  isClosed(at: number): boolean;
  /** The least instant at or after `from` at which nothing forbids calls. */
  nextOpen(from: number): number | null;
  /** The least instant at or after `from`, and before `until`, at which something does. */
  nextClosed(from: number, until: number): number | null;
}

// Of their own, for a compiled import is read through a getter each time, and in a test a global through a sandbox.
const { floor } = Math;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** How far the oracle looks for an open instant. */
export const SEARCHED_DAYS = 400;

/** Searches by trying the start of every minute, and every edge, one after the other. */
export function minuteSearch(closings: readonly Closing[]): MinuteSearch {
  const edges = [...new Set(closings.flatMap((closing) => closing.edges))].sort((a, b) => a - b);
  /** The longest stretch known to be closed: what was tried once is not tried again. */
  let closedFrom = NaN;
  let closedUntil = NaN;

  function isClosed(at: number): boolean {
    for (const closing of closings) if (closing.isClosed(at)) return true;
    return false;
  }

  function search(from: number, until: number, wanted: boolean): number | null {
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
      const until = from + SEARCHED_DAYS * DAY_MS;
      const found = start < until ? search(start, until, false) : null;
      const end = found ?? Math.max(until, start);
      if (start === closedUntil) closedUntil = end;
      else if (!(end - from < closedUntil - closedFrom)) [closedFrom, closedUntil] = [from, end];
      return found;
    },
    nextClosed: (from, until) => search(from, until, true),
  };
}
