import { HOUR_MS, SECOND_MS, type Instant } from "@redial/kernel";
import type { World } from "./answer-profile";
import { seededRandom } from "./seeded-random";

/** The burst of failures that an hour has, as an interval of instants; null when it is calm. */
type Burst = { beginsAt: Instant; endsAt: Instant } | null;

const MOST_HOURS_KEPT = 10_000;

/**
 * Tells the share of calls that the network itself fails at an instant. Failures come in bursts: an hour has one with the chance `burstsPerHour`,
 * beginning and ending within it, at the same instants whenever it is asked.
 */
export function networkWeather(network: World["network"]): (at: Instant, seed: string) => number {
  const kept = new Map<number, Burst>();
  let keptSeed: string | undefined;
  return (at, seed) => {
    if (seed !== keptSeed || kept.size >= MOST_HOURS_KEPT) kept.clear();
    keptSeed = seed;
    const hour = Math.floor(at / HOUR_MS);
    let burst = kept.get(hour);
    if (burst === undefined) kept.set(hour, (burst = burstIn(hour, seed, network)));
    return burst && at >= burst.beginsAt && at < burst.endsAt ? network.burstFailureShare : network.calmFailureShare;
  };
}

function burstIn(hour: number, seed: string, network: World["network"]): Burst {
  const random = seededRandom("weather", seed, hour);
  if (random.uniform() >= network.burstsPerHour) return null;
  const [shortest, longest] = network.burstSeconds;
  const lengthMs = (shortest + random.uniform() * (longest - shortest)) * SECOND_MS;
  const beginsAt = hour * HOUR_MS + random.uniform() * (HOUR_MS - lengthMs);
  return { beginsAt, endsAt: beginsAt + lengthMs };
}
