import { inPercent, judge, sumOf, type Counts, type ExperimentPlan } from "@redial/statistics";
import { countedRate } from "./counted-rate";
import { verdictOf, type ArmSeen, type ExperimentReport, type JudgedQuestion } from "./experiment-report";
import { rateOverWaves, type DealtWave } from "./wave-counts";

/** How an experiment that moves its shares was planned and dealt so far. */
export interface AdaptiveDeal {
  /** Of all arms together and all waves that are planned. */
  contacts: number;
  /** The floor under the share of every arm. */
  leastShare: number;
  waves: readonly DealtWave[];
  /** No wave follows although the audience has more. */
  isEndedEarly: boolean;
}

/**
 * Judges an experiment whose shares moved, from what its waves that are over came to (`counts`, by wave and then by the arm's place). Every arm is set against
 * another within a wave only, so that neither the moving of the shares nor easy and hard hours stand in for a difference. What is valid at one look under a
 * fixed split (Newcombe's interval, the tests of pooled counts) is not told.
 */
export function reportAdaptive(arms: readonly Omit<ArmSeen, "counted">[], question: JudgedQuestion, isStopped: boolean, deal: AdaptiveDeal, counts: readonly (readonly Counts[])[]): ExperimentReport {
  const { baselineRate, smallestLift, power, alpha } = question;
  const split: ExperimentPlan["split"] = { kind: "adaptive", arms: arms.length, contacts: deal.contacts, leastShare: deal.leastShare };
  const periodsOf = (arm: number): Counts[] => counts.map((ofArms) => ofArms[arm] ?? { successes: 0, trials: 0 });
  const judged = judge(arms.map(({ name }, arm) => ({ name, periods: periodsOf(arm) })), { baseline: baselineRate / 100, lift: smallestLift / 100, power, alpha, split });
  const contactsCounted = sumOf(counts.flat()).trials;
  return {
    verdict: verdictOf(judged, isStopped || deal.isEndedEarly, contactsCounted),
    counted: arms.map((_, arm) => rateOverWaves(counts, arm)),
    differences: judged.comparisons.map(({ a, b, difference, interval, pValue }) => ({
      a,
      b,
      difference: difference * 100,
      interval: null,
      pValue: null,
      correctedPValue: null,
      anytimeInterval: inPercent(interval) ?? interval,
      anytimePValue: pValue,
    })),
    allArmsPValue: Math.min(1, ...judged.comparisons.map(({ correctedPValue }) => correctedPValue)),
    contactsCounted,
    contactsPlanned: deal.contacts,
    waves: deal.waves.map(({ shares, sizes }, wave) => ({
      number: wave + 1,
      arms: arms.map(({ name }, arm) => {
        const counted = counts[wave]?.[arm];
        return { name, share: (shares[arm] ?? 0) * 100, size: sizes[arm] ?? 0, compared: counted ? countedRate(counted.successes, counted.trials) : null };
      }),
    })),
  };
}
