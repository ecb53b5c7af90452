import type { ArmComparison } from "./compare-arms";
import { rateOf, type Counts } from "./counts";
import { plannedContacts, type ExperimentPlan } from "./experiment-plan";
import type { Verdict } from "./verdict";

interface Look {
  totals: readonly (Counts & { name: string })[];
  /** Each other arm as the leader sees it. */
  rivals: readonly ArmComparison[];
  plan: ExperimentPlan;
}

/** The verdict in a sentence or two, with the numbers that led to it; rates in percent and differences in points, rounded to a tenth. With adaptive shares it tells no rates. */
export function sentenceOf(verdict: Omit<Verdict, "sentence">, { totals, rivals, plan }: Look): string {
  const rival = rivals.reduce<ArmComparison | null>((closest, other) => (closest && closest.interval.low <= other.interval.low ? closest : other), null);
  if (verdict.leader === null || !rival) return `There is nothing to compare yet; ${contacts(verdict.moreContacts)} to go.`;
  const others = totals.length > 2 ? "each other arm, the closest being" : "arm";
  const range = `between ${points(rival.interval.low)} and ${points(rival.interval.high)} points with ${percent(1 - (plan.alpha ?? 0.05))} confidence`;
  const seen = seenOf(totals, rival, plan);
  switch (verdict.kind) {
    case "winner":
      return `Arm "${verdict.leader}" wins: it beats ${others} "${rival.b}", with ${seen}; the true lead is ${range}, however often one looked.`;
    case "no_difference":
      return `No winner, and as many were counted as a difference of ${points(Math.abs(plan.lift))} points needs: arm "${verdict.leader}" had ${seen} of "${rival.b}"; the true lead is ${range}.`;
    case "no_difference_yet":
      return `No winner yet: arm "${verdict.leader}" has ${seen} of "${rival.b}"; the true lead is ${range}. ${outlook(verdict, totals, plan)}`;
    default:
      return verdict.kind satisfies never;
  }
}

/** What two arms came to. Rates of all contacts together would mislead where shares changed (see `judge`), so there the lead is told. */
function seenOf(totals: Look["totals"], { a, b, difference }: ArmComparison, { split }: ExperimentPlan): string {
  const [first, second] = [contacts(trialsOf(totals, a)), contacts(trialsOf(totals, b))];
  switch (split.kind) {
    case "fixed":
      return `${percent(rateFor(totals, a))} of ${first} against ${percent(rateFor(totals, b))} of ${second}`;
    case "adaptive":
      return `a lead of ${points(difference)} points, compared period by period, with ${first} over ${second}`;
    default:
      return split satisfies never;
  }
}

/** How many more contacts would tell. */
function outlook({ moreContacts, moreContactsAsSeen }: Omit<Verdict, "sentence">, totals: Look["totals"], plan: ExperimentPlan): string {
  const left = plannedContacts(plan) - totals.reduce((sum, { trials }) => sum + trials, 0);
  const power = `find a difference of ${points(Math.abs(plan.lift))} points in ${percent(plan.power ?? 0.8)} of cases`;
  const whole = left >= moreContacts ? `The ${contacts(moreContacts)} still to come would ${power}` : `It takes another ${contacts(moreContacts)} to ${power}, and the experiment has ${left > 0 ? left : "none"} left`;
  return moreContactsAsSeen === null ? `${whole}.` : `${whole}; if the lead stays as it is, another ${contacts(moreContactsAsSeen)} would tell.`;
}

function rateFor(totals: Look["totals"], arm: string): number {
  const found = totals.find(({ name }) => name === arm);
  return (found && rateOf(found)) ?? 0;
}

function trialsOf(totals: Look["totals"], arm: string): number {
  return totals.find(({ name }) => name === arm)?.trials ?? 0;
}

function contacts(count: number): string {
  return `${count} ${count === 1 ? "contact" : "contacts"}`;
}

function percent(fraction: number): string {
  return `${points(fraction)} %`;
}

function points(fraction: number): string {
  // Not "-0.0", and a true minus sign.
  return (Math.round(fraction * 1_000) / 10 || 0).toFixed(1).replace(/\.0$/, "").replace("-", "−");
}
