import { plannedReach } from "./boundary";
import { normalBelow, normalDensity, reachOf } from "./normal";

/** What an experiment should be able to tell. */
export interface SampleSizeQuestion {
  /** The rate expected of all arms but the best, a fraction between 0 and 1. */
  baseline: number;
  /** The least difference worth finding: the best arm has baseline + lift, which must lie between 0 and 1; may be negative. */
  lift: number;
  /** The chance to find it; 0.8 by default. */
  power?: number;
  /** The error allowed; 0.05 by default. */
  alpha?: number;
  /** 2 by default. */
  arms?: number;
}

/** Contacts per arm, one look, at the end: the best of the arms beats each other by the two-sided pooled z-test (for two arms: J. L. Fleiss, Statistical Methods for Rates and Proportions, 1981, 3.14). */
export function requiredSampleSize(question: SampleSizeQuestion): number {
  return leastSize(question, reachOf(1 - (question.alpha ?? 0.05)));
}

/**
 * Contacts per arm for `judge`: with as many, a true lift is found with at least the power asked even if the only look is at the end; more looks only add to it.
 * A quarter more than `requiredSampleSize`: the price of looking at will.
 */
export function requiredSequentialSize(question: SampleSizeQuestion): number {
  return leastSize(question, plannedReach(question.alpha ?? 0.05));
}

function leastSize({ baseline, lift, power = 0.8, arms = 2 }: SampleSizeQuestion, reach: number): number {
  const best = baseline + lift;
  if (!(baseline > 0 && baseline < 1 && best > 0 && best < 1) || lift === 0) throw new RangeError("baseline and baseline + lift lie between 0 and 1, and lift is not 0");
  return leastEnough((contacts) => powerToBeatAll({ baseline, best, perArm: contacts, ofBest: contacts, others: arms - 1, reach }) >= power);
}

/** The least whole number from 1 that is enough, by bisection; what is enough once must stay so. */
export function leastEnough(isEnough: (count: number) => boolean): number {
  let [little, enough] = [0, 1];
  while (!isEnough(enough)) [little, enough] = [enough, enough * 2];
  while (enough - little > 1) {
    const middle = Math.floor((little + enough) / 2);
    if (isEnough(middle)) enough = middle;
    else little = middle;
  }
  return enough;
}

/** Deviations of the best arm's rate within which it is integrated, and the step. */
const FAR = 9;
const STEP = 0.125;

interface Race {
  baseline: number;
  best: number;
  /** Contacts of the best arm, and of each other. */
  ofBest: number;
  perArm: number;
  others: number;
  /** Standard errors, under no difference, by which the best must lead each other. */
  reach: number;
}

/**
 * The chance that the best arm leads each other by `reach` pooled standard errors, in the normal approximation: given the best arm's rate the other arms are
 * independent, so one integral over it suffices (C. W. Dunnett, JASA 50 (1955) 1096).
 */
export function powerToBeatAll({ baseline, best, ofBest, perArm, others, reach }: Race): number {
  const pooled = (best * ofBest + baseline * perArm) / (ofBest + perArm);
  const needed = reach * Math.sqrt(pooled * (1 - pooled) * (1 / ofBest + 1 / perArm));
  const bestError = Math.sqrt((best * (1 - best)) / ofBest);
  const otherError = Math.sqrt((baseline * (1 - baseline)) / perArm);
  const lead = Math.abs(best - baseline) - needed;
  if (others === 1) return normalBelow(lead / Math.hypot(bestError, otherError));
  // The trapezoid rule errs far below rounding on a bell that is cut off where nothing of it is left.
  let sum = 0;
  for (let x = -FAR; x <= FAR; x += STEP) sum += normalDensity(x) * normalBelow((lead + bestError * x) / otherError) ** others;
  return sum * STEP;
}
