import { incbi } from "cephes";
import { sumOf, type Counts, type Interval } from "./counts";

/** What a cell is believed to be before it is looked at: a beta distribution, by its mean and by how many trials it weighs as much as. */
export interface BetaPrior {
  mean: number;
  /** Trials; `Infinity` when the cells differ no more than chance makes them, so that nothing can be learned from any one. */
  strength: number;
}

/** A cell's rate, drawn towards the mean by as much as its own trials are too few. */
export interface ShrunkRate {
  rate: number;
  /** How much of the rate is the cell's own: 0 (all the mean's) to 1. */
  weight: number;
  /** Where the rate lies with 95 % probability, given the prior. */
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
  if (variance === 0 || room <= 0) return { mean, strength: Infinity };
  const chiSquare = tried.reduce((sum, cell) => sum + (cell.successes - cell.trials * mean) ** 2 / (cell.trials * variance), 0);
  const correlation = Math.min(1, (chiSquare - degrees) / room);
  return { mean, strength: correlation <= 0 ? Infinity : 1 / correlation - 1 };
}

/**
 * Rates of cells by empirical Bayes, in their order: (successes + strength × mean) / (trials + strength), so that small cells do not shout. The prior is learned
 * from the cells themselves unless given; a cell without trials gets its mean. Null when there is neither a prior nor a trial.
 */
export function shrink(cells: readonly Counts[], prior: BetaPrior | null = betaPrior(cells)): ShrunkRate[] | null {
  if (!prior) return null;
  const { mean, strength } = prior;
  if (strength === Infinity || mean === 0 || mean === 1) return cells.map(() => ({ rate: mean, weight: 0, interval: { low: mean, high: mean } }));
  return cells.map(({ successes, trials }) => {
    const [a, b] = [successes + strength * mean, trials - successes + strength * (1 - mean)];
    // A strength of 0 believes the cells alone; one that saw only successes, or only failures, or nothing, then has no spread.
    if (a === 0 || b === 0) return { rate: a + b === 0 ? mean : a / (a + b), weight: trials === 0 ? 0 : 1, interval: a + b === 0 ? { low: 0, high: 1 } : { low: a / (a + b), high: a / (a + b) } };
    return { rate: a / (a + b), weight: trials / (trials + strength), interval: { low: incbi(a, b, 0.025), high: incbi(a, b, 0.975) } };
  });
}
