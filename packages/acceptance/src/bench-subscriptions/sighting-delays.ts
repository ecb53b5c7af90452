import type { Spectator } from "./crowd";

/** How long after each of some instants a subscriber could see that a call more was over, over all calls and all subscribers, in whole milliseconds. */
export interface Delays {
  at(share: number): number;
  most: number;
  count: number;
}

/**
 * Of a spectator who is told that n calls are over, the first n to end are what he sees; those that he had not seen before he sees now. The order in which
 * calls ended stands for that in which they were counted.
 */
export function sightingDelays(endedAtMs: readonly number[], spectators: readonly Spectator[]): Delays {
  const ends = [...endedAtMs].sort((one, other) => one - other);
  const counts: number[] = [];
  let count = 0;
  for (const { sightings } of spectators) {
    let seen = 0;
    for (const { atMs, ended } of sightings) {
      for (; seen < Math.min(ended, ends.length); seen++) {
        const delay = Math.max(0, Math.round(atMs - (ends[seen] ?? atMs)));
        counts[delay] = (counts[delay] ?? 0) + 1;
        count += 1;
      }
    }
  }
  const at = (share: number) => {
    let left = count * share;
    for (let delay = 0; delay < counts.length; delay++) {
      left -= counts[delay] ?? 0;
      if (left <= 0) return delay;
    }
    return NaN;
  };
  return { at, most: counts.length - 1, count };
}
