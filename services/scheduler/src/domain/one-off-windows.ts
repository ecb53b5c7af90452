import { parseIso, type Instant, type OneOffWindow } from "@redial/kernel";
import type { PauseReason } from "./reason";

/** The union of one-off windows, in instants: no zone plays a part. */
export interface OneOffWindows {
  readonly isEmpty: boolean;
  /** The end of the pause that `at` lies in, `at` itself when it lies in none. */
  endOfPause(at: Instant): Instant;
  /** The least instant at or after `at` that lies in a window, null when none is left. */
  nextPauseAt(at: Instant): Instant | null;
  /** The window that keeps `at` paused longest, null when none does. */
  windowOver(at: Instant): PauseReason | null;
}

interface Interval {
  startsAt: Instant;
  endsAt: Instant;
}

/** Compiles one-off windows, in any order, overlapping or not; one that ends before it begins pauses nothing. Throws on a text that is no instant. */
export function compileOneOffs(windows: readonly OneOffWindow[]): OneOffWindows {
  const intervals = windows
    .map(({ startAt, endAt }) => ({ startsAt: instantOf(startAt), endsAt: instantOf(endAt) }))
    .filter(({ startsAt, endsAt }) => startsAt < endsAt)
    .sort((a, b) => a.startsAt - b.startsAt);
  const pauses = union(intervals);

  return {
    isEmpty: pauses.length === 0,
    endOfPause(at) {
      const pause = firstEndingAfter(pauses, at);
      return pause && pause.startsAt <= at ? pause.endsAt : at;
    },
    nextPauseAt(at) {
      const pause = firstEndingAfter(pauses, at);
      return pause ? Math.max(pause.startsAt, at) : null;
    },
    windowOver(fromAt) {
      const covering = intervals.filter(({ startsAt, endsAt }) => startsAt <= fromAt && fromAt < endsAt);
      const [longest] = covering.sort((a, b) => b.endsAt - a.endsAt);
      return longest ? { rule: "one_off_window", ...longest, fromAt, at: longest.endsAt } : null;
    },
  };
}

/** Disjoint intervals in order, touching ones joined. */
function union(ordered: readonly Interval[]): Interval[] {
  const joined: Interval[] = [];
  for (const { startsAt, endsAt } of ordered) {
    const last = joined.at(-1);
    if (last && startsAt <= last.endsAt) last.endsAt = Math.max(last.endsAt, endsAt);
    else joined.push({ startsAt, endsAt });
  }
  return joined;
}

function firstEndingAfter(pauses: readonly Interval[], at: Instant): Interval | undefined {
  let low = 0;
  let high = pauses.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pauses[middle]!.endsAt <= at) low = middle + 1;
    else high = middle;
  }
  return pauses[low];
}

function instantOf(text: string): Instant {
  const at = parseIso(text);
  if (at === null) throw new Error(`one-off window: ${text} is not an instant`);
  return at;
}
