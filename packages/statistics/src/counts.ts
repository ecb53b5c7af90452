/** How often something happened in so many tries; whole numbers, 0 ≤ successes ≤ trials. */
export interface Counts {
  successes: number;
  trials: number;
}

/** A range; both ends belong to it. Rates and differences of this package are fractions (0.05 is 5 points), never percent. */
export interface Interval {
  low: number;
  high: number;
}

/** successes / trials, from 0 to 1; null without trials. */
export function rateOf({ successes, trials }: Counts): number | null {
  return trials === 0 ? null : successes / trials;
}

/** The same range in percent, for whoever shows it; null stays null. */
export function inPercent(interval: Interval | null): Interval | null {
  return interval && { low: interval.low * 100, high: interval.high * 100 };
}

/** All counts together. */
export function sumOf(counts: readonly Counts[]): Counts {
  return counts.reduce((sum, { successes, trials }) => ({ successes: sum.successes + successes, trials: sum.trials + trials }), { successes: 0, trials: 0 });
}
