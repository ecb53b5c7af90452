import { anytimePValue, anytimeReach } from "./boundary";
import type { Counts, Interval } from "./counts";
import { differenceOf, scoreInterval, scoreOf } from "./score-difference";

/** Two rates at one look of many. */
export interface AnytimeComparison {
  /** rate(a) − rate(b). */
  difference: number;
  /** The score statistic: how many standard errors the difference lies above 0. */
  z: number;
  /** Always valid: the chance that it is ever ≤ α without a true difference is ≤ α. */
  pValue: number;
  /** A confidence sequence: the chance that the true difference is ever outside, at any look, is ≤ alpha. It excludes 0 exactly when the p-value is ≤ alpha. */
  interval: Interval;
  /** The share of the planned information that is in; over 1 when counted beyond the plan. */
  fraction: number;
}

/** How two arms are compared. */
export interface AnytimePlan {
  /** The information (trials of a × trials of b / both, by period) that the experiment will have when it ends; fixed before the first look. */
  plannedInformation: number;
  /** The error allowed over all looks together; 0.05 by default. */
  alpha?: number;
}

/**
 * Compares two arms as often as one likes (`anytimePValue`), from the counts alone. Each list holds an arm's counts by period of constant shares: one entry
 * where the split never changes. Null until both have trials. The contacts counted must be chosen without regard to how they end: all of a wave that is over,
 * not whoever ended first, for contacts that are reached end sooner than contacts that are not.
 */
export function compareAnyTime(a: readonly Counts[], b: readonly Counts[], { plannedInformation, alpha = 0.05 }: AnytimePlan): AnytimeComparison | null {
  const seen = differenceOf(a, b);
  if (!seen) return null;
  // Sums of periods may miss the plan by rounding.
  const fraction = Math.abs(seen.information / plannedInformation - 1) < 1e-9 ? 1 : seen.information / plannedInformation;
  const z = scoreOf(seen, 0);
  return {
    difference: seen.difference,
    z,
    pValue: anytimePValue(z, fraction),
    interval: scoreInterval(seen, anytimeReach(fraction, alpha)),
    fraction,
  };
}
