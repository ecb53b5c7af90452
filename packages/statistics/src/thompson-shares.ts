import { incbet, lbeta } from "cephes";
import type { Counts } from "./counts";

/** Points of Simpson's rule over the twenty standard deviations around an arm's mean. */
const STEPS = 200;

/**
 * The chance of each arm to have the highest rate, given what was counted: beta distributions from a uniform prior (W. R. Thompson, Biometrika 25 (1933) 285),
 * by numeric integration; they add up to 1. No randomness: the same counts give the same chances.
 */
export function chancesToBeBest(arms: readonly Counts[]): number[] {
  const betas = arms.map(({ successes, trials }) => ({ a: successes + 1, b: trials - successes + 1 }));
  const chances = betas.slice(1).map((own, place) => {
    const arm = place + 1;
    const mean = own.a / (own.a + own.b);
    const deviation = Math.sqrt((mean * (1 - mean)) / (own.a + own.b + 1));
    const [from, to] = [Math.max(0, mean - 10 * deviation), Math.min(1, mean + 10 * deviation)];
    const width = (to - from) / STEPS;
    let sum = 0;
    for (let step = 0; step <= STEPS; step++) {
      // Rounding must not pass the end of the scale.
      const x = Math.min(1, from + step * width);
      const weight = step === 0 || step === STEPS ? 1 : step % 2 === 1 ? 4 : 2;
      sum += weight * betas.reduce((product, other, index) => (index === arm ? product : product * incbet(other.a, other.b, x)), density(own, x));
    }
    return (sum * width) / 3;
  });
  // One of them is the best: the first has what the others leave.
  return [Math.max(0, 1 - chances.reduce((sum, chance) => sum + chance, 0)), ...chances];
}

/**
 * The shares in which new contacts go to the arms until the next look (Thompson sampling, which draws an arm as often as it is likely the best). Every arm keeps
 * at least `leastShare`, by default half of an equal share: without a floor the arms left behind are never known well enough to be compared.
 */
export function thompsonShares(arms: readonly Counts[], leastShare = defaultLeastShare(arms.length)): number[] {
  const free = 1 - arms.length * leastShare;
  if (leastShare < 0 || free < 0) throw new RangeError("leastShare lies between 0 and 1 / arms");
  return chancesToBeBest(arms).map((chance) => leastShare + free * chance);
}

/** Half of an equal share. */
export function defaultLeastShare(arms: number): number {
  return 1 / (2 * arms);
}

/** The arm, by its place, that a contact goes to: `roll` is a number from 0 (inclusive) to 1, such as a hash of experiment and contact. */
export function armAt(shares: readonly number[], roll: number): number {
  let passed = 0;
  for (let arm = 0; arm < shares.length - 1; arm++) {
    passed += shares[arm]!;
    if (roll < passed) return arm;
  }
  return shares.length - 1;
}

function density({ a, b }: { a: number; b: number }, x: number): number {
  if (x <= 0) return a === 1 ? b : 0;
  if (x >= 1) return b === 1 ? a : 0;
  return Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - lbeta(a, b));
}
