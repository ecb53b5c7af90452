/** A range that the true rate lies in with 95 % confidence; both ends in percent, 0 to 100. */
export interface RateInterval {
  low: number;
  high: number;
}

/** The 97.5th percentile of the standard normal distribution: 95 % of it lies within this distance of its mean. */
const Z = 1.959963984540054;

/**
 * The Wilson score interval at 95 % for `successes` of `trials` (E. B. Wilson, 1927), in percent; null when there were no trials.
 * Unlike the textbook interval it stays within 0 and 100 and holds for small counts and for rates near the ends.
 */
export function wilsonInterval(successes: number, trials: number): RateInterval | null {
  if (trials === 0) return null;
  const rate = successes / trials;
  const spread = (Z * Z) / trials;
  const centre = (rate + spread / 2) / (1 + spread);
  const reach = (Z / (1 + spread)) * Math.sqrt((rate * (1 - rate)) / trials + spread / (4 * trials));
  // At 0 % and 100 % one end is exact; rounding must not push it outside.
  return {
    low: successes === 0 ? 0 : (centre - reach) * 100,
    high: successes === trials ? 100 : (centre + reach) * 100,
  };
}
