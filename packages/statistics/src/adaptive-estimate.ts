import type { Counts, Interval } from "./counts";
import { reachOf } from "./normal";

/** What was counted while the shares of the arms stayed the same; both lists by the arm's place. */
export interface Period {
  /** The chance of each arm to be given a contact, above 0, together 1. */
  shares: readonly number[];
  /** Every contact given out in this period that is counted, none chosen by how it ended. */
  counts: readonly Counts[];
}

/** A rate or a difference under changing shares. */
export interface AdaptiveEstimate {
  estimate: number;
  standardError: number;
  interval: Interval;
}

/**
 * An arm's rate where shares were moved towards whoever led: the plain rate would then be biased downwards, for an arm that is unlucky early is not tried again.
 * Adaptively weighted augmented inverse-probability weighting with variance-stabilizing weights √share (V. Hadad, D. A. Hirshberg, R. Zhan, S. Wager, S. Athey,
 * PNAS 118 (2021) e2014602118), whose studentized error is asymptotically normal whatever the shares did. The rate assumed for contacts of other arms is the
 * arm's own in earlier periods (½ before there is any), so that it never sees what it is used on. For one look: it is not a confidence sequence. It takes rates
 * not to drift: periods that are easy for all arms bias it, as they do not bias the leads within periods that `judge` goes by. Null without contacts.
 */
export function adaptiveRate(periods: readonly Period[], arm: number, confidence = 0.95): AdaptiveEstimate | null {
  const units = scores(periods, arm);
  const weights = units.reduce((sum, { weight, count }) => sum + weight * count, 0);
  if (weights === 0) return null;
  const estimate = units.reduce((sum, { weight, count, score }) => sum + weight * count * score, 0) / weights;
  const standardError = Math.sqrt(units.reduce((sum, { weight, count, score }) => sum + count * (weight * (score - estimate)) ** 2, 0)) / weights;
  return around(estimate, standardError, confidence);
}

/** rate(a) − rate(b) where shares were changed: the difference of the two estimates, whose errors are asymptotically independent (Hadad and others, theorem 3). Null without contacts. */
export function adaptiveDifference(periods: readonly Period[], a: number, b: number, confidence = 0.95): AdaptiveEstimate | null {
  const [first, second] = [adaptiveRate(periods, a, confidence), adaptiveRate(periods, b, confidence)];
  return first && second && around(first.estimate - second.estimate, Math.hypot(first.standardError, second.standardError), confidence);
}

interface Unit {
  /** Contacts that have this score. */
  count: number;
  weight: number;
  score: number;
}

/** The doubly robust scores of all contacts, those that are alike counted together. */
function scores(periods: readonly Period[], arm: number): Unit[] {
  const earlier = { successes: 0, trials: 0 };
  return periods.flatMap(({ shares, counts }) => {
    const share = shares[arm]!;
    const { successes, trials } = counts[arm]!;
    const assumed = earlier.trials === 0 ? 0.5 : earlier.successes / earlier.trials;
    const elsewhere = counts.reduce((sum, other) => sum + other.trials, 0) - trials;
    earlier.successes += successes;
    earlier.trials += trials;
    const weight = Math.sqrt(share);
    return [
      { count: elsewhere, weight, score: assumed },
      { count: successes, weight, score: assumed + (1 - assumed) / share },
      { count: trials - successes, weight, score: assumed - assumed / share },
    ];
  });
}

function around(estimate: number, standardError: number, confidence: number): AdaptiveEstimate {
  const reach = reachOf(confidence) * standardError;
  return { estimate, standardError, interval: { low: estimate - reach, high: estimate + reach } };
}
