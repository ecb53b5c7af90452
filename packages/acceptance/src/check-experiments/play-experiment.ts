import { seededRandom, type Random } from "@redial/answer-model";
import { adaptiveDifference, armAt, judge, plannedContacts, sumOf, thompsonShares, type ArmComparison, type ExperimentPlan, type Period, type Verdict } from "@redial/statistics";

/** An experiment in a world whose rates are known. */
export interface PlayedExperiment {
  plan: ExperimentPlan;
  /** The true rate of each arm. */
  rates: readonly number[];
  /** How often the verdict is asked for, the last time when all are counted. */
  looks: number;
  seed: string;
}

/** What became of it. */
export interface PlayedResult {
  /** The place of the first arm that was called the winner, at any look; null when none was. */
  winner: number | null;
  /** Contacts counted when the winner was named; all of the plan when none was. */
  contacts: number;
  /** Whether the true difference of the last two arms lay in its interval at all looks. */
  isCovered: boolean;
  /** Whether the estimate for changing shares, made once at the end, covers the true difference of the last two arms; null with a fixed split. */
  isEstimateCovered: boolean | null;
  last: Verdict;
}

/** Plays an experiment from its first contact to its last, asking the product's own verdict at every look, each time knowing the look before. The same seed gives the same result. */
export function playExperiment({ plan, rates, looks, seed }: PlayedExperiment): PlayedResult {
  const random = seededRandom("experiment", seed);
  const names = rates.map((_, arm) => String.fromCharCode(65 + arm));
  const periods: Period[] = [];
  let earlier: readonly ArmComparison[] = [];
  let last: Verdict | null = null;
  let named: { winner: number; contacts: number } | null = null;
  let isCovered = true;
  for (let look = 1; look <= looks; look++) {
    playPeriod(periods, { plan, rates, random, part: [(look - 1) / looks, look / looks] });
    last = judge(names.map((name, arm) => ({ name, periods: periods.map(({ counts }) => counts[arm] ?? { successes: 0, trials: 0 }) })), plan, earlier);
    earlier = last.comparisons;
    const pair = earlier.find(({ a, b }) => a === names.at(-2) && b === names.at(-1));
    isCovered &&= pair === undefined || isWithin(pair.interval, (rates.at(-2) ?? 0) - (rates.at(-1) ?? 0));
    if (last.kind === "winner" && last.leader !== null) named ??= { winner: names.indexOf(last.leader), contacts: periods.reduce((sum, { counts }) => sum + sumOf(counts).trials, 0) };
  }
  if (!last) throw new Error("an experiment is looked at least once");
  return { winner: named?.winner ?? null, contacts: named?.contacts ?? plannedContacts(plan), isCovered, isEstimateCovered: plan.split.kind === "adaptive" ? estimateCovers(periods, rates) : null, last };
}

interface Part {
  plan: ExperimentPlan;
  rates: readonly number[];
  random: Random;
  /** From and to which share of the plan. */
  part: readonly [number, number];
}

/** Adds the contacts of a part of the plan: to the last period where the split is fixed, as a new one where the shares change. */
function playPeriod(periods: Period[], { plan: { split }, rates, random, part: [from, to] }: Part): void {
  const between = (contacts: number) => Math.round(contacts * to) - Math.round(contacts * from);
  const isReached = (arm: number) => (random.uniform() < (rates[arm] ?? 0) ? 1 : 0);
  if (split.kind === "fixed") {
    const [period] = periods.length > 0 ? periods : [{ shares: [], counts: rates.map(() => ({ successes: 0, trials: 0 })) }];
    if (periods.length === 0 && period) periods.push(period);
    period?.counts.forEach((counts, arm) => {
      const contacts = between(split.contacts[arm] ?? 0);
      counts.trials += contacts;
      for (let contact = 0; contact < contacts; contact++) counts.successes += isReached(arm);
    });
    return;
  }
  const shares = thompsonShares(rates.map((_, arm) => sumOf(periods.flatMap(({ counts }) => counts[arm] ?? []))), split.leastShare);
  const counts = rates.map(() => ({ successes: 0, trials: 0 }));
  for (let contact = between(split.contacts); contact > 0; contact--) {
    const arm = armAt(shares, random.uniform());
    const counted = counts[arm];
    if (!counted) throw new Error("a roll falls to an arm");
    counted.trials += 1;
    counted.successes += isReached(arm);
  }
  periods.push({ shares, counts });
}

function estimateCovers(periods: readonly Period[], rates: readonly number[]): boolean {
  const [a, b] = [rates.length - 2, rates.length - 1];
  const estimate = adaptiveDifference(periods, a, b);
  return estimate !== null && isWithin(estimate.interval, (rates[a] ?? 0) - (rates[b] ?? 0));
}

function isWithin({ low, high }: { low: number; high: number }, value: number): boolean {
  return low <= value && value <= high;
}
