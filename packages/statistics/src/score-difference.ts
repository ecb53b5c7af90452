import type { Counts, Interval } from "./counts";

/** What two arms differ by, and how well it is known. */
export interface Difference {
  a: Counts;
  b: Counts;
  /** rate(a) − rate(b); over several periods, each period's own difference weighed by its information. */
  difference: number;
  /** Trials of a × trials of b / both, summed over periods: the inverse variance of the difference, in units of a contact's variance. */
  information: number;
}

/**
 * The difference of two arms counted by period, in which each arm's share of new contacts was constant (Mantel and Haenszel's weights): what the shares were
 * changed for in later periods cannot bias it, because each period is compared within itself. Null without a period in which both had trials.
 */
export function differenceOf(a: readonly Counts[], b: readonly Counts[]): Difference | null {
  const sum = { a: { successes: 0, trials: 0 }, b: { successes: 0, trials: 0 }, weighed: 0, information: 0 };
  a.forEach((first, period) => {
    const second = b[period];
    if (!second || first.trials === 0 || second.trials === 0) return;
    const information = (first.trials * second.trials) / (first.trials + second.trials);
    sum.information += information;
    sum.weighed += information * (first.successes / first.trials - second.successes / second.trials);
    add(sum.a, first);
    add(sum.b, second);
  });
  return sum.information === 0 ? null : { a: sum.a, b: sum.b, difference: sum.weighed / sum.information, information: sum.information };
}

/**
 * The score statistic of the hypothesis that the true difference is `supposed`: how many standard errors the seen one lies above it, the variance taken from
 * the likeliest rates that differ by just as much (O. Miettinen and M. Nurminen, Statistics in Medicine 4 (1985) 213, without their factor N/(N − 1)).
 * For a supposed 0 and one period it is the pooled z.
 */
export function scoreOf({ a, b, difference, information }: Difference, supposed: number): number {
  const [p, q] = restrictedRates(a, b, supposed);
  const variance = (p * (1 - p) * b.trials + q * (1 - q) * a.trials) / (a.trials + b.trials);
  const distance = difference - supposed;
  if (distance === 0) return 0;
  return variance <= 0 ? Math.sign(distance) * Infinity : distance * Math.sqrt(information / variance);
}

/** All supposed differences whose score is less than `reach` away: the score interval, as fractions from −1 to 1. */
export function scoreInterval(seen: Difference, reach: number): Interval {
  return { low: endOf(seen, -1, reach), high: endOf(seen, 1, reach) };
}

/** By bisection between the difference seen, whose score is 0, and the end of the scale; 60 halvings leave nothing of it. */
function endOf(seen: Difference, scaleEnd: number, reach: number): number {
  let [inside, outside] = [seen.difference, scaleEnd];
  if (Math.abs(scoreOf(seen, outside)) <= reach) return scaleEnd;
  for (let step = 0; step < 60; step++) {
    const middle = (inside + outside) / 2;
    if (Math.abs(scoreOf(seen, middle)) <= reach) inside = middle;
    else outside = middle;
  }
  return inside;
}

/** The likeliest rates [of a, of b] with rate(a) − rate(b) = supposed: the cubic's root in closed form (C. P. Farrington and G. Manning, Statistics in Medicine 9 (1990) 1447, appendix). */
function restrictedRates(a: Counts, b: Counts, supposed: number): [number, number] {
  const [p, q] = [a.successes / a.trials, b.successes / b.trials];
  const ratio = b.trials / a.trials;
  if (supposed === 0) {
    const pooled = (p + ratio * q) / (1 + ratio);
    return [pooled, pooled];
  }
  const cubic = 1 + ratio;
  const square = -(1 + ratio + p + ratio * q + supposed * (ratio + 2));
  const linear = supposed ** 2 + supposed * (2 * p + ratio + 1) + p + ratio * q;
  const constant = -p * supposed * (1 + supposed);
  const v = (square / (3 * cubic)) ** 3 - (square * linear) / (6 * cubic ** 2) + constant / (2 * cubic);
  const u = Math.sign(v || 1) * Math.sqrt(Math.max(0, (square / (3 * cubic)) ** 2 - linear / (3 * cubic)));
  const angle = u === 0 ? Math.PI / 3 : (Math.PI + Math.acos(Math.min(1, Math.max(-1, v / u ** 3)))) / 3;
  const first = Math.min(1, Math.max(0, 2 * u * Math.cos(angle) - square / (3 * cubic)));
  return [first, Math.min(1, Math.max(0, first - supposed))];
}

function add(sum: Counts, counts: Counts): void {
  sum.successes += counts.successes;
  sum.trials += counts.trials;
}
