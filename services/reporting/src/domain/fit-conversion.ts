/** Of the contacts who were called so often, how many this attempt completed. */
export interface ConversionCount {
  /** From 1. */
  attempt: number;
  attempts: number;
  completed: number;
}

/**
 * How conversion falls from attempt to attempt. The odds against reaching somebody at attempt t are `first + step × (t − 1)`; `alpha` and `beta` are
 * the same said as the beta distribution of the chance to be reached among contacts (null when all have the same, `step` 0).
 */
export interface ConversionFit {
  first: number;
  step: number;
  alpha: number | null;
  beta: number | null;
  /** Maximum of the logarithm of the likelihood. */
  logLikelihood: number;
  /** Chance to be reached at attempt t among those left, 0 to 1. */
  conversionAt(attempt: number): number;
  /** Standard error of the log odds at attempt t. */
  logOddsErrorAt(attempt: number): number;
}

const ROUNDS = 200;
const SETTLED = 1e-13;
/** Close to the top a better step can look worse by the rounding of the likelihood: this share of it is no loss. */
const ROUNDING = 1e-13;

/**
 * Fits the shifted-beta-geometric model by maximum likelihood: every contact has a chance of its own to be reached, the same at each attempt, and those
 * with a good one are reached first, so conversion among those left falls (P. S. Fader and B. G. S. Hardie, "How to project customer retention",
 * Journal of Interactive Marketing 21, 2007). Its hazard α / (α + β + t − 1) makes the odds against a straight line in t, which is fitted by Fisher scoring.
 * A line that would fall, conversion rising, is taken as level. Null when fewer than two attempt numbers were made or nobody, or everybody at once, was reached.
 */
export function fitConversion(counts: readonly ConversionCount[]): ConversionFit | null {
  const made = counts.filter(({ attempts }) => attempts > 0);
  const completed = sum(made.map((one) => one.completed));
  const failed = sum(made.map((one) => one.attempts - one.completed));
  if (made.length < 2 || completed === 0 || failed === 0) return null;
  const level = { first: failed / completed, step: 0 };
  const { first, step } = scored(made, level);
  const information = informationAt(made, { first, step });
  const oddsAt = (attempt: number) => first + step * (attempt - 1);
  return {
    first,
    step,
    alpha: step === 0 ? null : 1 / step,
    beta: step === 0 ? null : first / step,
    logLikelihood: logLikelihood(made, { first, step }),
    conversionAt: (attempt) => 1 / (1 + oddsAt(attempt)),
    logOddsErrorAt: (attempt) => Math.sqrt(varianceOfOdds(information, attempt - 1)) / oddsAt(attempt),
  };
}

interface Line {
  first: number;
  step: number;
}

/** Steps of iteratively reweighted least squares, each halved until it is no loss and leaves the odds positive. */
function scored(counts: readonly ConversionCount[], start: Line): Line {
  let line = start;
  for (let round = 0; round < ROUNDS; round++) {
    const wanted = leastSquares(counts, line);
    const least = logLikelihood(counts, line) * (1 + ROUNDING);
    let [share, next] = [1, line];
    for (; share > SETTLED; share /= 2) {
      next = { first: line.first + share * (wanted.first - line.first), step: line.step + share * (wanted.step - line.step) };
      if (next.first > 0 && next.step >= 0 && logLikelihood(counts, next) >= least) break;
    }
    if (share <= SETTLED) return line;
    const moved = Math.abs(next.first - line.first) / line.first + Math.abs(next.step - line.step) / (line.step + line.first);
    line = next;
    if (moved < SETTLED) return line;
  }
  return line;
}

function leastSquares(counts: readonly ConversionCount[], line: Line): Line {
  let [weights, ofTimes, ofSquares, ofOdds, ofBoth] = [0, 0, 0, 0, 0];
  for (const { attempt, attempts, completed } of counts) {
    const time = attempt - 1;
    const odds = line.first + line.step * time;
    const weight = attempts / (odds * (1 + odds) ** 2);
    const response = odds + ((attempts - completed - completed * odds) * (1 + odds)) / attempts;
    weights += weight;
    ofTimes += weight * time;
    ofSquares += weight * time * time;
    ofOdds += weight * response;
    ofBoth += weight * time * response;
  }
  const spread = weights * ofSquares - ofTimes * ofTimes;
  const step = (weights * ofBoth - ofTimes * ofOdds) / spread;
  if (step < 0) return { first: ofOdds / weights, step: 0 };
  return { first: (ofOdds - step * ofTimes) / weights, step };
}

interface Information {
  ofFirst: number;
  ofBoth: number;
  ofStep: number;
}

function informationAt(counts: readonly ConversionCount[], { first, step }: Line): Information {
  const information = { ofFirst: 0, ofBoth: 0, ofStep: 0 };
  for (const { attempt, attempts } of counts) {
    const time = attempt - 1;
    const odds = first + step * time;
    const weight = attempts / (odds * (1 + odds) ** 2);
    information.ofFirst += weight;
    information.ofBoth += weight * time;
    information.ofStep += weight * time * time;
  }
  return information;
}

/** By the inverse of Fisher's information. */
function varianceOfOdds({ ofFirst, ofBoth, ofStep }: Information, time: number): number {
  return (ofStep - 2 * time * ofBoth + time * time * ofFirst) / (ofFirst * ofStep - ofBoth * ofBoth);
}

function logLikelihood(counts: readonly ConversionCount[], { first, step }: Line): number {
  return sum(
    counts.map(({ attempt, attempts, completed }) => {
      const odds = first + step * (attempt - 1);
      return (attempts - completed) * Math.log(odds) - attempts * Math.log1p(odds);
    }),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
