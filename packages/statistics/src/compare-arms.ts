import { compareAnyTime } from "./compare-any-time";
import { holm } from "./correct-p-values";
import type { Counts, Interval } from "./counts";
import { plannedInformation, type ExperimentPlan } from "./experiment-plan";

/** An arm at a look. */
export interface JudgedArm {
  name: string;
  /** What is counted so far, chosen without regard to how it ended (see `compareAnyTime`). One entry where the split never changes; else one per period of constant shares, the same periods for all arms. */
  periods: readonly Counts[];
}

/** Two arms of an experiment. */
export interface ArmComparison {
  a: string;
  b: string;
  /** rate(a) − rate(b). */
  difference: number;
  /** How many standard errors the difference lies above 0 at this look. */
  z: number;
  /** The share of the planned information on the two that is in. */
  fraction: number;
  /** Where the true difference lies with 95 % confidence (1 − alpha) over all looks together, earlier ones included. */
  interval: Interval;
  /** Always valid; the lowest of all looks. */
  pValue: number;
  /** Corrected by Holm for all pairs: to be read when asking of every pair whether it differs. */
  correctedPValue: number;
}

/** Compares every two arms that have trials, in the order given; `earlier` are the comparisons of the look before, and what they knew is kept. */
export function compareArms(arms: readonly JudgedArm[], plan: ExperimentPlan, earlier: readonly ArmComparison[]): ArmComparison[] {
  const pairs = arms.flatMap((a, first) =>
    arms.slice(first + 1).flatMap((b, offset) => {
      const comparison = compareAnyTime(a.periods, b.periods, { plannedInformation: plannedInformation(plan, first, first + 1 + offset), alpha: plan.alpha });
      return comparison ? [kept({ a: a.name, b: b.name, ...comparison }, earlier)] : [];
    }),
  );
  const corrected = holm(pairs.map(({ pValue }) => pValue));
  return pairs.map((pair, index) => ({ ...pair, correctedPValue: corrected[index]! }));
}

/** The comparison of an arm with another as the first sees it: what it is ahead by. Null when they were not compared. */
export function lead(comparisons: readonly ArmComparison[], arm: string, other: string): ArmComparison | null {
  const forward = comparisons.find(({ a, b }) => a === arm && b === other);
  if (forward) return forward;
  const backward = comparisons.find(({ a, b }) => a === other && b === arm);
  if (!backward) return null;
  const { low, high } = backward.interval;
  return { ...backward, a: arm, b: other, difference: -backward.difference, z: -backward.z, interval: { low: -high, high: -low } };
}

type Pair = Omit<ArmComparison, "correctedPValue">;

/** A confidence sequence holds at all looks at once, so what an earlier look ruled out stays ruled out. */
function kept(pair: Pair, earlier: readonly ArmComparison[]): Pair {
  const before = lead(earlier, pair.a, pair.b);
  if (!before) return pair;
  return {
    ...pair,
    pValue: Math.min(pair.pValue, before.pValue),
    interval: { low: Math.max(pair.interval.low, before.interval.low), high: Math.min(pair.interval.high, before.interval.high) },
  };
}
