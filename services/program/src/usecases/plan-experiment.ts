import { defaultLeastShare, requiredContacts } from "@redial/statistics";
import { ARM_BOUNDS, readAllocation } from "../domain/experiment-input";
import { armSizes, dealPattern } from "../domain/experiment-deal";
import { planOf, QUESTION_FIELDS, readQuestionFields, type ExperimentQuestion } from "../domain/experiment-question";
import { waveSizes, type Allocation } from "../domain/experiment-waves";
import { parse, type Place } from "../domain/place";
import { readFields, readWholeNumber } from "../domain/read-fields";
import type { Experiment } from "./experiment";
import { accepted } from "./accept-or-refuse";

/** How many contacts an experiment needs, and whether an audience has them. */
export interface ExperimentOutlook {
  question: ExperimentQuestion;
  /** Contacts of all arms together that find the smallest lift with the power asked, looks at any time included. */
  contactsRequired: number;
  /** The numbers of the audience; null where none was named. */
  audienceSize: number | null;
  /** Whether the audience has as many; null where none was named. */
  isEnough: boolean | null;
  /** For a person. */
  sentence: string;
}

/** How the contacts are to be shared out. */
interface Sharing {
  allocate: Allocation;
  shares: readonly number[];
}

/** Parts of a large audience, for shares of which no audience is known: sizes are told to a contact in a million. */
const MANY = 1_000_000;

/** The outlook of an experiment that is thought of; see `ExperimentOutlook`. Pure: it keeps nothing. */
export function planExperiment(input: unknown, audienceSize: number | null): ExperimentOutlook {
  const { question, ...sharing } = accepted(parse(input, [], readPlan));
  return outlookOf(question, sharing, audienceSize);
}

/** The outlook of an experiment over an audience of this size. */
export function outlookFor({ question, arms, allocate }: Pick<Experiment, "question" | "arms" | "allocate">, audienceSize: number): ExperimentOutlook {
  return outlookOf(question, { allocate, shares: arms.map(({ share }) => share) }, audienceSize);
}

function outlookOf(question: ExperimentQuestion, sharing: Sharing, audienceSize: number | null): ExperimentOutlook {
  const { allocate, shares } = sharing;
  const arms = shares.length;
  const fixed = { kind: "fixed", contacts: armSizes(dealPattern(shares), MANY) } as const;
  const contactsRequired = requiredContacts(planOf(question, allocate === "fixed" ? fixed : { kind: "adaptive", arms, contacts: audienceSize ?? MANY, leastShare: defaultLeastShare(arms) }));
  const isEnough = audienceSize === null ? null : audienceSize >= contactsRequired;
  return { question, contactsRequired, audienceSize, isEnough, sentence: sentenceOf(question, sharing, contactsRequired, audienceSize) };
}

function sentenceOf({ baselineRate, smallestLift, power }: ExperimentQuestion, { allocate, shares }: Sharing, required: number, size: number | null): string {
  const needs = `${shares.length} arms ${allocate === "adaptive" ? "whose shares follow the rates " : ""}need ${required} contacts in all to find ${smallestLift} points over ${baselineRate} % in ${Math.round(power * 1_000) / 10} of 100 experiments`;
  if (size === null) return `${needs}.`;
  if (size >= required) return `${needs}; the audience has ${size}, which is enough.`;
  return `${needs}; the audience has ${size}. Add ${required - size}, ask for a larger lift, or expect that a true difference may go unseen.`;
}

function readPlan(place: Place): (Sharing & { question: ExperimentQuestion }) | undefined {
  const fields = ["audienceId", "arms", "allocate", ...QUESTION_FIELDS];
  if (!readFields(place, { what: "The plan", fields, invalid: "EXPERIMENT_PLAN_INVALID", unknown: "EXPERIMENT_PLAN_FIELD_UNKNOWN" })) return undefined;
  const given = place.at("arms");
  const arms = given.isAbsent ? ARM_BOUNDS.min : readWholeNumber(given, { what: "arms", ...ARM_BOUNDS, outOfRange: "EXPERIMENT_ARMS_COUNT_OUT_OF_RANGE" });
  const allocate = readAllocation(place.at("allocate"));
  const question = readQuestionFields(place);
  return arms === undefined || allocate === undefined || question === undefined ? undefined : { question, allocate, shares: Array<number>(arms).fill(1) };
}

/** Contacts of an experiment's arms, in their order, of an audience of this size; of an adaptive one those of the waves that were opened so far. */
export function sizesOf({ arms, allocate, waves }: Pick<Experiment, "arms" | "allocate" | "waves">, audienceSize: number): number[] {
  const sizes = waves.map(waveSizes);
  if (allocate === "adaptive") return arms.map((_, arm) => sizes.reduce((sum, ofWave) => sum + (ofWave[arm] ?? 0), 0));
  return armSizes(dealPattern(arms.map(({ share }) => share)), audienceSize);
}
