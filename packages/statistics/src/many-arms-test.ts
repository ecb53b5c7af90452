import { holm } from "./correct-p-values";
import { sumOf, type Counts } from "./counts";
import { chiSquareAbove } from "./special-functions";
import { twoProportionTest } from "./two-proportion-test";

/** Two arms by their places in the list, the earlier first. */
export interface PairTest {
  first: number;
  second: number;
  /** Of `twoProportionTest`; null when either had no trials. */
  pValue: number | null;
  /** Corrected by Holm for all pairs that have a p-value. */
  correctedPValue: number | null;
}

/** Whether all arms are alike. */
export interface AlikeTest {
  chiSquare: number;
  /** Arms with trials, less one. */
  degreesOfFreedom: number;
  pValue: number;
}

/** Whether all arms are alike, and which two are not. */
export interface ManyArmsTest extends AlikeTest {
  /** Every two arms, in the order of the list. */
  pairs: readonly PairTest[];
}

/** `testAlike`, and every pair with Holm's correction. For one look at a size fixed beforehand. */
export function manyArmsTest(arms: readonly Counts[]): ManyArmsTest {
  return { ...testAlike(arms), pairs: pairTests(arms) };
}

/** Pearson's chi-square test that all arms have one rate (K. Pearson, 1900). Arms without trials are left out; the p-value is 1 with fewer than two arms or when all or none succeeded. */
export function testAlike(arms: readonly Counts[]): AlikeTest {
  const tried = arms.filter(({ trials }) => trials > 0);
  const total = sumOf(tried);
  const pooled = total.trials === 0 ? 0 : total.successes / total.trials;
  const degreesOfFreedom = Math.max(0, tried.length - 1);
  const isDecided = degreesOfFreedom > 0 && pooled > 0 && pooled < 1;
  const chiSquare = isDecided ? tried.reduce((sum, { successes, trials }) => sum + (successes - trials * pooled) ** 2 / (trials * pooled * (1 - pooled)), 0) : 0;
  return { chiSquare, degreesOfFreedom, pValue: isDecided ? chiSquareAbove(degreesOfFreedom, chiSquare) : 1 };
}

function pairTests(arms: readonly Counts[]): PairTest[] {
  const pairs = arms.flatMap((a, first) => arms.slice(first + 1).map((b, offset) => ({ first, second: first + 1 + offset, pValue: twoProportionTest(a, b)?.pValue ?? null })));
  const corrected = holm(pairs.flatMap(({ pValue }) => (pValue === null ? [] : [pValue])));
  let next = 0;
  return pairs.map((pair) => ({ ...pair, correctedPValue: pair.pValue === null ? null : corrected[next++]! }));
}
