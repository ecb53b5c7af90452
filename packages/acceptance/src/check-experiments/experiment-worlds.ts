import { defaultLeastShare, requiredAdaptiveContacts, requiredSequentialSize, type ExperimentPlan } from "@redial/statistics";

/** A kind of experiment that is played many times. */
export interface ExperimentWorld {
  name: string;
  plan: ExperimentPlan;
  rates: readonly number[];
  /** The place of the arm that is truly best; null when several are. */
  best: number | null;
}

/** The lift that the bars speak of. */
const LIFT = 0.05;
const BASELINE = 0.35;

/** Two and three arms, fixed and adaptive, each of the size that the product itself asks for: all alike, the last one better, and of three the last two alike and the first worse. */
export function experimentWorlds(): ExperimentWorld[] {
  return [2, 3].flatMap((arms) =>
    (["fixed", "adaptive"] as const).flatMap((allocate) => {
      const plan = planOf(arms, allocate);
      const alike = Array.from({ length: arms }, () => BASELINE);
      return [
        { name: `${arms} arms alike, ${allocate}`, plan, rates: alike, best: null },
        ...(arms > 2 ? [{ name: `${arms} arms, one ${LIFT * 100} points worse, ${allocate}`, plan, rates: [BASELINE - LIFT, ...alike.slice(1)], best: null }] : []),
        { name: `${arms} arms, one ${LIFT * 100} points better, ${allocate}`, plan, rates: [...alike.slice(1), BASELINE + LIFT], best: arms - 1 },
      ];
    }),
  );
}

function planOf(arms: number, allocate: "fixed" | "adaptive"): ExperimentPlan {
  const question = { baseline: BASELINE, lift: LIFT };
  if (allocate === "fixed") {
    const contacts = requiredSequentialSize({ ...question, arms });
    return { ...question, split: { kind: "fixed", contacts: Array.from({ length: arms }, () => contacts) } };
  }
  const leastShare = defaultLeastShare(arms);
  return { ...question, split: { kind: "adaptive", arms, leastShare, contacts: requiredAdaptiveContacts({ ...question, arms }, leastShare) } };
}
