import type { Instant } from "@redial/kernel";

/** Half-open, in instants; may reach to Infinity on either side. */
export interface Interval {
  startsAt: Instant;
  endsAt: Instant;
}

/** The union of intervals, answered in the logarithm of their number. */
export interface IntervalUnion {
  readonly isEmpty: boolean;
  /** The end of the interval that `at` lies in, `at` itself when it lies in none. */
  endOver(at: Instant): Instant;
  /** The least instant at or after `at` that lies in an interval, null when none is left. */
  nextStartAt(at: Instant): Instant | null;
}

/** Joins intervals, in any order, overlapping, touching or not. */
export function uniteIntervals(intervals: readonly Interval[]): IntervalUnion {
  const joined: Interval[] = [];
  for (const { startsAt, endsAt } of [...intervals].sort((a, b) => a.startsAt - b.startsAt)) {
    const last = joined.at(-1);
    if (last && startsAt <= last.endsAt) last.endsAt = Math.max(last.endsAt, endsAt);
    else joined.push({ startsAt, endsAt });
  }
  return {
    isEmpty: joined.length === 0,
    endOver(at) {
      const found = firstEndingAfter(joined, at);
      return found && found.startsAt <= at ? found.endsAt : at;
    },
    nextStartAt(at) {
      const found = firstEndingAfter(joined, at);
      return found ? Math.max(found.startsAt, at) : null;
    },
  };
}

function firstEndingAfter(ordered: readonly Interval[], at: Instant): Interval | undefined {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ordered[middle]!.endsAt <= at) low = middle + 1;
    else high = middle;
  }
  return ordered[low];
}
