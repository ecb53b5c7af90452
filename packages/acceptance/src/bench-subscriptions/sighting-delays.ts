import type { Spectator } from "./crowd";
import { countDelays, type Delays } from "./delays";

/**
 * How long after each of some instants a subscriber could see that a call more was over, over all calls and all subscribers. Of a spectator who is told that n calls are
 * over, the first n to end are what he sees; those that he had not seen before he sees now. The order in which calls ended stands for that in which they were counted.
 */
export function sightingDelays(endedAtMs: readonly number[], spectators: readonly Spectator[]): Delays {
  const ends = [...endedAtMs].sort((one, other) => one - other);
  const delays = countDelays();
  for (const { sightings } of spectators) {
    let seen = 0;
    for (const { atMs, ended } of sightings) for (; seen < Math.min(ended, ends.length); seen++) delays.add(atMs - (ends[seen] ?? atMs));
  }
  return delays;
}
