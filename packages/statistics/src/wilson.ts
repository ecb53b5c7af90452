import type { Interval } from "./counts";
import { reachOf } from "./normal";

/**
 * The Wilson score interval of a rate (E. B. Wilson, JASA 22 (1927) 209), as fractions; null when there were no trials.
 * Unlike the textbook interval it stays within 0 and 1 and holds for small counts and for rates near the ends.
 */
export function wilson(successes: number, trials: number, confidence = 0.95): Interval | null {
  if (trials === 0) return null;
  const z = reachOf(confidence);
  const rate = successes / trials;
  const spread = (z * z) / trials;
  const centre = (rate + spread / 2) / (1 + spread);
  const reach = (z / (1 + spread)) * Math.sqrt((rate * (1 - rate)) / trials + spread / (4 * trials));
  // At 0 and 1 one end is exact; rounding must not push it outside.
  return { low: successes === 0 ? 0 : centre - reach, high: successes === trials ? 1 : centre + reach };
}
