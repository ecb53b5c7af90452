import { plannedReach } from "./boundary";
import { leastEnough, powerToBeatAll, requiredSequentialSize, type SampleSizeQuestion } from "./required-sample-size";

/** How contacts go to the arms, by the arm's place, and how many there will be at most; fixed before the first look. */
export type Split =
  | { kind: "fixed"; /** Contacts of each arm. */ contacts: readonly number[] }
  | { kind: "adaptive"; arms: number; /** Of all arms together. */ contacts: number; /** The least share that `thompsonShares` leaves any arm. */ leastShare: number };

/** What an experiment asks, and of how many; fixed before the first look. */
export interface ExperimentPlan extends Omit<SampleSizeQuestion, "arms"> {
  split: Split;
}

/** More contacts than this are told as this many: the most that a 32-bit number holds, and more than any audience has. */
export const MOST_CONTACTS = 2 ** 31 - 1;

/** All contacts of the plan. */
export function plannedContacts({ split }: ExperimentPlan): number {
  return split.kind === "adaptive" ? split.contacts : split.contacts.reduce((sum, contacts) => sum + contacts, 0);
}

/** The information on two arms, by their places, when all of the plan is counted: with adaptive shares the most that there can be. */
export function plannedInformation({ split }: ExperimentPlan, first: number, second: number): number {
  if (split.kind === "adaptive") return split.contacts * mostPairInformation(split.arms, split.leastShare);
  const [a, b] = [split.contacts[first]!, split.contacts[second]!];
  return a === 0 || b === 0 ? 0 : (a * b) / (a + b);
}

/** Contacts of all arms together that find the plan's lift with the plan's power, however the plan's own number may be; `MOST_CONTACTS` at most, which an arm that is dealt nobody takes. */
export function requiredContacts(plan: ExperimentPlan): number {
  const { split } = plan;
  if (split.kind === "adaptive") return requiredAdaptiveContacts({ ...plan, arms: split.arms }, split.leastShare);
  const arms = split.contacts.length;
  const total = plannedContacts(plan);
  const equal = arms * requiredSequentialSize({ ...plan, arms });
  // An uneven split tells less about its least known pair than an even one of as many.
  const worst = Math.min(...split.contacts.flatMap((_, first) => split.contacts.slice(first + 1).map((__, offset) => plannedInformation(plan, first, first + 1 + offset))));
  if (worst === 0) return MOST_CONTACTS;
  const unevenness = total / (2 * arms) / worst;
  return Math.min(MOST_CONTACTS, unevenness < 1.01 ? equal : Math.ceil(equal * unevenness));
}

/**
 * Contacts of all arms together under `thompsonShares` with this floor: enough even if the best arm has all that is free from the first contact on, so that the
 * others are known by their floor alone. More than with a fixed split, which knows the arms best; what is gained is that few contacts get a worse arm.
 */
export function requiredAdaptiveContacts(question: SampleSizeQuestion, leastShare: number): number {
  const { baseline, lift, power = 0.8, alpha = 0.05, arms = 2 } = question;
  const bestShare = 1 - (arms - 1) * leastShare;
  const reach = plannedReach(alpha) * Math.sqrt(mostPairInformation(arms, leastShare) / ((bestShare * leastShare) / (bestShare + leastShare)));
  return leastEnough((contacts) => powerToBeatAll({ baseline, best: baseline + lift, ofBest: contacts * bestShare, perArm: contacts * leastShare, others: arms - 1, reach }) >= power);
}

/** Of a contact, when two arms share evenly all that the floor leaves. */
function mostPairInformation(arms: number, leastShare: number): number {
  return (1 - (arms - 2) * leastShare) / 4;
}
