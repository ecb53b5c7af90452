import type { Counts } from "./counts";

/** What is asked: whether the rates differ, or whether the first is greater. */
export type Alternative = "two_sided" | "greater";

/** Tables as likely as the one seen count as seen, although rounding tells them apart: the tolerance of R's fisher.test. */
const AS_LIKELY = 1 + 1e-7;

/**
 * Fisher's exact p-value of two rates (R. A. Fisher, 1922): given all totals, the probability of a table at least as unlikely as this one (`two_sided`),
 * or with at least as many successes in a (`greater`). From 0 to 1; 1 when a total is 0.
 */
export function fisherTest(a: Counts, b: Counts, alternative: Alternative = "two_sided"): number {
  const successes = a.successes + b.successes;
  const least = Math.max(0, successes - b.trials);
  const most = Math.min(a.trials, successes);
  const mode = Math.min(most, Math.max(least, Math.floor(((a.trials + 1) * (successes + 1)) / (a.trials + b.trials + 2))));
  // Weights relative to the likeliest table: no factorial is taken, so none overflows or cancels.
  const weights = new Float64Array(most - least + 1);
  weights[mode - least] = 1;
  for (let x = mode; x < most; x++) {
    weights[x + 1 - least] = weights[x - least]! * (((a.trials - x) * (successes - x)) / ((x + 1) * (b.trials - successes + x + 1)));
  }
  for (let x = mode; x > least; x--) {
    weights[x - 1 - least] = weights[x - least]! * ((x * (b.trials - successes + x)) / ((a.trials - x + 1) * (successes - x + 1)));
  }
  const seen = weights[a.successes - least]!;
  const isExtreme = alternative === "greater" ? (_: number, index: number) => index >= a.successes - least : (weight: number) => weight <= seen * AS_LIKELY;
  const extreme = weights.reduce((sum, weight, index) => (isExtreme(weight, index) ? sum + weight : sum), 0);
  return Math.min(1, extreme / weights.reduce((sum, weight) => sum + weight, 0));
}
