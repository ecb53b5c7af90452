import type { ExecutionId } from "@redial/kernel";
import { holm, inPercent, judge, manyArmsTest, newcombeDifference, rateOf, twoProportionTest, type Counts, type ExperimentPlan, type Interval, type Verdict } from "@redial/statistics";
import { countedRate, type CountedRate } from "./counted-rate";
import type { WaveReport } from "./wave-counts";

/** What was planned of an arm and what is known of it. */
export interface ArmSeen {
  name: string;
  executionId: ExecutionId;
  /** How many contacts it is dealt. */
  size: number;
  /** The contacts that are compared; see `alignArms`. */
  counted: Counts;
}

/** The question of an experiment, as it was fixed before the first call; rates in percent. */
export interface JudgedQuestion {
  baselineRate: number;
  smallestLift: number;
  power: number;
  alpha: number;
}

/** What the experiment says at this look. `stopped`: it was ended by hand before it could tell. */
export interface ExperimentVerdict extends Omit<Verdict, "kind" | "comparisons"> {
  kind: Verdict["kind"] | "stopped";
}

/** Two arms, as far as they are counted. Rates in points of percent. */
export interface ArmDifference {
  a: string;
  b: string;
  /** rate(a) − rate(b); where shares moved, within the waves. */
  difference: number;
  /** Newcombe's, with 95 % confidence: for one look; null where shares moved. */
  interval: Interval | null;
  /** Of one look (two-proportion test), and corrected by Holm for all pairs; null where shares moved. */
  pValue: number | null;
  correctedPValue: number | null;
  /** For looks at any time: where the difference lies with a confidence of 1 − alpha, and its always-valid p-value. */
  anytimeInterval: Interval;
  anytimePValue: number;
}

/** An experiment at one look. */
export interface ExperimentReport {
  verdict: ExperimentVerdict;
  /** The rate among the contacts that are compared, by arm; where shares moved, see `rateOverWaves`. */
  counted: readonly CountedRate[];
  differences: readonly ArmDifference[];
  /** Pearson's test that all arms are alike, of one look; where shares moved, the lowest always-valid p-value of a pair, corrected by Holm. 1 until two arms have contacts. */
  allArmsPValue: number;
  contactsCounted: number;
  contactsPlanned: number;
  /** Those dealt so far, in their order; empty where the split is fixed. */
  waves: readonly WaveReport[];
}

/** Judges an experiment from the contacts that are compared; pure, and the same for the same counts. */
export function reportExperiment(arms: readonly ArmSeen[], question: JudgedQuestion, isStopped: boolean): ExperimentReport {
  const { baselineRate, smallestLift, power, alpha } = question;
  const plan: ExperimentPlan = { baseline: baselineRate / 100, lift: smallestLift / 100, power, alpha, split: { kind: "fixed", contacts: arms.map(({ size }) => size) } };
  const judged = judge(arms.map(({ name, counted }) => ({ name, periods: [counted] })), plan);
  const contactsCounted = arms.reduce((sum, { counted }) => sum + counted.trials, 0);
  return {
    verdict: verdictOf(judged, isStopped, contactsCounted),
    counted: arms.map(({ counted }) => countedRate(counted.successes, counted.trials)),
    differences: differencesOf(arms, judged),
    allArmsPValue: manyArmsTest(arms.map(({ counted }) => counted)).pValue,
    contactsCounted,
    contactsPlanned: arms.reduce((sum, { size }) => sum + size, 0),
    waves: [],
  };
}

/** The verdict, with `stopped` in place of waiting for contacts that come no more. */
export function verdictOf({ comparisons: _, ...verdict }: Verdict, isStopped: boolean, counted: number): ExperimentVerdict {
  if (!isStopped || verdict.kind !== "no_difference_yet") return verdict;
  const sentence = `The experiment was stopped after ${counted} contacts, before it could tell: no arm had a lead that is more than chance.`;
  return { ...verdict, kind: "stopped", moreContacts: 0, moreContactsAsSeen: null, sentence };
}

function differencesOf(arms: readonly ArmSeen[], { comparisons }: Verdict): ArmDifference[] {
  const countsOf = (arm: string): Counts => arms.find(({ name }) => name === arm)?.counted ?? { successes: 0, trials: 0 };
  const tests = comparisons.map(({ a, b }) => twoProportionTest(countsOf(a), countsOf(b))?.pValue ?? null);
  const corrected = holm(tests.map((pValue) => pValue ?? 1));
  return comparisons.map(({ a, b, interval, pValue }, index) => {
    const [first, second] = [countsOf(a), countsOf(b)];
    return {
      a,
      b,
      difference: ((rateOf(first) ?? 0) - (rateOf(second) ?? 0)) * 100,
      interval: inPercent(newcombeDifference(first, second)),
      pValue: tests[index] ?? null,
      correctedPValue: tests[index] === null ? null : (corrected[index] ?? null),
      anytimeInterval: inPercent(interval) ?? interval,
      anytimePValue: pValue,
    };
  });
}
