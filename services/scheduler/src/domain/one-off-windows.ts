import { parseIso, type Instant, type OneOffWindow } from "@redial/kernel";
import { uniteIntervals } from "./interval-union";
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

/** Compiles one-off windows, in any order, overlapping or not; one that ends before it begins pauses nothing. Throws on a text that is no instant. */
export function compileOneOffs(windows: readonly OneOffWindow[]): OneOffWindows {
  const intervals = windows
    .map(({ startAt, endAt }) => ({ startsAt: instantOf(startAt), endsAt: instantOf(endAt) }))
    .filter(({ startsAt, endsAt }) => startsAt < endsAt);
  const { isEmpty, endOver, nextStartAt } = uniteIntervals(intervals);

  return {
    isEmpty,
    endOfPause: endOver,
    nextPauseAt: nextStartAt,
    windowOver(fromAt) {
      const covering = intervals.filter(({ startsAt, endsAt }) => startsAt <= fromAt && fromAt < endsAt);
      const [longest] = covering.sort((a, b) => b.endsAt - a.endsAt);
      return longest ? { rule: "one_off_window", ...longest, fromAt, at: longest.endsAt } : null;
    },
  };
}

function instantOf(text: string): Instant {
  const at = parseIso(text);
  if (at === null) throw new Error(`one-off window: ${text} is not an instant`);
  return at;
}
