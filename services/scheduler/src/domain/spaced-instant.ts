import { SECOND_MS, type Instant } from "@redial/kernel";
import type { OpenHours } from "./open-hours";

/** How far apart calls begin at least, in whole milliseconds, so that no more than `callsPerSecond` begin in any second; 0 without a limit. */
export function spacingMs(callsPerSecond: number | undefined): number {
  return callsPerSecond === undefined ? 0 : Math.ceil(SECOND_MS / callsPerSecond);
}

/** The least open instant at or after `from` that is at least `everyMs` from each of `starts`, which ascend; null when it is always paused. */
export function spacedInstant(from: Instant, everyMs: number, starts: readonly Instant[], openHours: OpenHours): Instant | null {
  let at = openHours.nextOpenInstant(from);
  for (let index = at === null ? starts.length : firstAfter(starts, at - everyMs); at !== null && index < starts.length; index++) {
    const start = starts[index] ?? Infinity;
    if (start - at >= everyMs) break;
    if (at - start < everyMs) at = openHours.nextOpenInstant(start + everyMs);
  }
  return at;
}

/** Adds a start where it belongs. */
export function addStart(starts: Instant[], at: Instant): void {
  starts.splice(firstAfter(starts, at), 0, at);
}

function firstAfter(starts: readonly Instant[], at: Instant): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? Infinity) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
