import { HOUR_MS, SECOND_MS, type Instant } from "@redial/kernel";
import type { World } from "./answer-profile";
import { seededRandom } from "./seeded-random";

/**
 * The share of calls that the network itself fails at an instant. Failures come in bursts: an hour has one with the chance `burstsPerHour`,
 * beginning and ending within it, at the same instants whenever it is asked.
 */
export function failureShare(at: Instant, seed: string, network: World["network"]): number {
  const hour = Math.floor(at / HOUR_MS);
  const random = seededRandom("weather", seed, hour);
  if (random.uniform() >= network.burstsPerHour) return network.calmFailureShare;
  const [shortest, longest] = network.burstSeconds;
  const lengthMs = (shortest + random.uniform() * (longest - shortest)) * SECOND_MS;
  const beginsAt = hour * HOUR_MS + random.uniform() * (HOUR_MS - lengthMs);
  return at >= beginsAt && at < beginsAt + lengthMs ? network.burstFailureShare : network.calmFailureShare;
}
