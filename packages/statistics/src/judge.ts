import { plannedReach } from "./boundary";
import { compareArms, lead, type ArmComparison, type JudgedArm } from "./compare-arms";
import { sumOf, type Counts } from "./counts";
import { MOST_CONTACTS, plannedContacts, requiredContacts, type ExperimentPlan } from "./experiment-plan";
import type { Verdict } from "./verdict";
import { sentenceOf } from "./verdict-sentence";

/**
 * Judges an experiment at any look. `winner` is said of an arm only if its interval against each other arm lies above 0. So an arm that is no better than some other
 * is named with a chance of alpha at most, with no further correction (R. L. Berger, Technometrics 24 (1982) 295); that the arm is whichever leads costs nothing either at
 * one look (S. Gutmann and Z. Maymin, Annals of Statistics 15 (1987) 456). That any arm is named falsely at any look is proved to be as rare with two arms; with three
 * that are alike it is simulated, and rarer (`npm run check:experiments`). `earlier`, the comparisons of the look before, keeps what was known then; without it each
 * look stands alone, and is valid too.
 */
export function judge(arms: readonly JudgedArm[], plan: ExperimentPlan, earlier: readonly ArmComparison[] = []): Verdict {
  const comparisons = compareArms(arms, plan, earlier);
  const totals = arms.map(({ name, periods }) => ({ name, ...sumOf(periods) }));
  const rivalsOf = (arm: string): Rivals => arms.flatMap(({ name }) => (name === arm ? [] : [lead(comparisons, arm, name)]));
  const winner = arms.length > 1 ? (arms.find(({ name }) => rivalsOf(name).every(isBeaten))?.name ?? null) : null;
  const leader = winner ?? leaderOf(totals, rivalsOf);
  const counted = totals.reduce((sum, { trials }) => sum + trials, 0);
  const planned = Math.max(plannedContacts(plan), requiredContacts(plan));
  const rivals = leader === null ? [] : rivalsOf(leader);
  const kind = winner !== null ? "winner" : counted >= planned ? "no_difference" : "no_difference_yet";
  const verdict: Omit<Verdict, "sentence"> = {
    kind,
    leader,
    pValue: rivals.length === 0 ? 1 : Math.max(...rivals.map((rival) => rival?.pValue ?? 1)),
    moreContacts: kind === "no_difference_yet" ? planned - counted : 0,
    moreContactsAsSeen: kind === "no_difference_yet" ? moreAsSeen(counted, rivals, plan) : null,
    comparisons,
  };
  return { ...verdict, sentence: sentenceOf(verdict, { totals, rivals: rivals.filter((rival) => rival !== null), plan }) };
}

/** Each other arm as one sees it, its lead over it; null where they are not compared. */
type Rivals = readonly (ArmComparison | null)[];

/** The interval lies above 0, and is not empty: looks that contradict each other name nobody. */
function isBeaten(rival: ArmComparison | null): boolean {
  return rival !== null && rival.interval.low > 0 && rival.interval.high >= rival.interval.low;
}

/**
 * The arm with the highest rate: the one that is furthest ahead of whoever is closest to it, the first of equals. By the differences of the comparisons and not by all
 * contacts together: where shares changed between easy periods and hard ones, an arm that leads in every period may have the lower rate of all (E. H. Simpson, JRSS B 13 (1951) 238).
 */
function leaderOf(totals: readonly (Counts & { name: string })[], rivalsOf: (arm: string) => Rivals): string | null {
  const leads = totals.flatMap(({ name, trials }) => (trials === 0 ? [] : [{ name, least: Math.min(...rivalsOf(name).map((rival) => rival?.difference ?? Infinity)) }]));
  return leads.reduce<(typeof leads)[number] | null>((best, arm) => (best && best.least >= arm.least ? best : arm), null)?.name ?? null;
}

/** z grows with the root of the contacts, and the boundary within the plan falls with it; beyond, a new plan of as many would decide at its end. */
function moreAsSeen(counted: number, rivals: Rivals, { alpha = 0.05 }: ExperimentPlan): number | null {
  const reach = plannedReach(alpha);
  const factors = rivals.map((rival) => {
    if (!rival || rival.z <= 0) return null;
    const within = reach / (rival.z * Math.sqrt(rival.fraction));
    return within * rival.fraction <= 1 ? within : (reach / rival.z) ** 2;
  });
  if (factors.length === 0 || factors.includes(null)) return null;
  const more = Math.max(1, Math.ceil(counted * Math.max(...factors.map((factor) => factor ?? 0))) - counted);
  return more > MOST_CONTACTS ? null : more;
}
