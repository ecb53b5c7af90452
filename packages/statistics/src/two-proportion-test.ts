import type { Counts } from "./counts";
import { fisherTest, type Alternative } from "./fisher-test";
import { normalAbove } from "./normal";

/** A p-value with the test that gave it. */
export interface ProportionTest {
  pValue: number;
  test: "pooled_z" | "fisher_exact";
}

/** Below this expected count in any of the four cells the normal approximation is not trusted (W. G. Cochran, Biometrics 10 (1954) 417). */
const LEAST_EXPECTED = 5;

/**
 * How surprising the difference of two rates would be if there were none: the pooled z-test without continuity correction (the square root of Pearson's
 * chi-square), and Fisher's exact test where a cell expects fewer than five. Null when either had no trials. For one look at a size fixed beforehand.
 */
export function twoProportionTest(a: Counts, b: Counts, alternative: Alternative = "two_sided"): ProportionTest | null {
  if (a.trials === 0 || b.trials === 0) return null;
  const pooled = (a.successes + b.successes) / (a.trials + b.trials);
  if (Math.min(a.trials, b.trials) * Math.min(pooled, 1 - pooled) < LEAST_EXPECTED) return { pValue: fisherTest(a, b, alternative), test: "fisher_exact" };
  const z = (a.successes / a.trials - b.successes / b.trials) / Math.sqrt(pooled * (1 - pooled) * (1 / a.trials + 1 / b.trials));
  return { pValue: alternative === "greater" ? normalAbove(z) : Math.min(1, 2 * normalAbove(Math.abs(z))), test: "pooled_z" };
}
