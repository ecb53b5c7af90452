import { sumOf, type Counts, type Interval } from "./counts";
import { betaQuantile } from "./special-functions";
import { wilson } from "./wilson";

/** What a cell is believed to be before it is looked at: a beta distribution, by its mean and by how many trials it weighs as much as. */
export interface BetaPrior {
  mean: number;
  /** Trials; `Infinity` when the cells differ no more than chance makes them, so that nothing can be learned from any one. */
  strength: number;
  /** Trials that the mean was learned from: no rate that leans on it is surer than as many would make it. `Infinity` for a mean that is given. */
  trials: number;
}

/** A cell's rate, drawn towards the mean by as much as its own trials are too few. */
export interface ShrunkRate {
  rate: number;
  /** How much of the rate is the cell's own: 0 (all the mean's) to 1. */
  weight: number;
  /** How many trials it is worth: the cell's own and the prior's strength, but never more than the prior was learned from. */
  trials: number;
  /** Where the rate lies with 95 % confidence; without width only for a prior that is given as certain. */
  interval: Interval;
}

/**
 * The beta distribution that cells seem to be drawn from, by moments: mean = all successes / all trials, and the intraclass correlation γ = 1 / (strength + 1)
 * for which Pearson's chi-square of the cells is as expected (J. C. Kleinman, JASA 68 (1973) 46). Null without trials.
 * Cells no more different than chance makes them (chi-square ≤ cells − 1) give strength `Infinity`.
 */
export function betaPrior(cells: readonly Counts[]): BetaPrior | null {
  const tried = cells.filter(({ trials }) => trials > 0);
  const { successes, trials } = sumOf(tried);
  if (trials === 0) return null;
  const mean = successes / trials;
  const variance = mean * (1 - mean);
  const degrees = tried.length - 1;
  const room = trials - tried.reduce((sum, cell) => sum + cell.trials ** 2, 0) / trials - degrees;
  if (variance === 0 || room <= 0) return { mean, strength: Infinity, trials };
  const chiSquare = tried.reduce((sum, cell) => sum + (cell.successes - cell.trials * mean) ** 2 / (cell.trials * variance), 0);
  const correlation = Math.min(1, (chiSquare - degrees) / room);
  return { mean, strength: correlation <= 0 ? Infinity : 1 / correlation - 1, trials };
}

/**
 * Rates of cells by empirical Bayes, in their order: (successes + strength × mean) / (trials + strength), so that small cells do not shout. The prior is learned
 * from the cells themselves unless given; a cell without trials gets its mean. Null when there is neither a prior nor a trial.
 */
export function shrink(cells: readonly Counts[], prior: BetaPrior | null = betaPrior(cells)): ShrunkRate[] | null {
  return prior && cells.map((cell) => shrinkCell(cell, prior));
}

/**
 * The interval is the beta posterior's. Where that is improper (only successes, or only failures, and a prior that allows for nothing else), or would be surer
 * than all trials together, it is Wilson's for the rate and the trials that it is worth: with few of them or with rates at 0 and 1 that still holds
 * (L. D. Brown, T. T. Cai, A. DasGupta, "Interval estimation for a binomial proportion", Statistical Science 16 (2001) 101).
 */
function shrinkCell({ successes, trials }: Counts, { mean, strength, trials: learnedFrom }: BetaPrior): ShrunkRate {
  const worth = Math.min(trials + strength, learnedFrom);
  if (strength === Infinity) return { rate: mean, weight: 0, trials: worth, interval: scoreInterval(mean, worth) };
  const [a, b] = [successes + strength * mean, trials - successes + strength * (1 - mean)];
  const rate = a + b === 0 ? mean : a / (a + b);
  const isPosterior = a > 0 && b > 0 && a + b <= learnedFrom;
  const interval = isPosterior ? { low: betaQuantile(a, b, 0.025), high: betaQuantile(a, b, 0.975) } : scoreInterval(rate, worth);
  return { rate, weight: trials === 0 ? 0 : trials / (trials + strength), trials: worth, interval };
}

function scoreInterval(rate: number, trials: number): Interval {
  if (trials === Infinity) return { low: rate, high: rate };
  return wilson(rate === 1 ? trials : rate * trials, trials) ?? { low: 0, high: 1 };
}
