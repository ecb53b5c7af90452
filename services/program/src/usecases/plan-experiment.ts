import { requiredContacts } from "@redial/statistics";
import { ARM_BOUNDS } from "../domain/experiment-input";
import { armSizes, dealPattern } from "../domain/experiment-deal";
import { planOf, QUESTION_FIELDS, readQuestionFields, type ExperimentQuestion } from "../domain/experiment-question";
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

/** Parts of a large audience, for shares of which no audience is known: sizes are told to a contact in a million. */
const MANY = 1_000_000;

/** The outlook of an experiment that is thought of; see `ExperimentOutlook`. Pure: it keeps nothing. */
export function planExperiment(input: unknown, audienceSize: number | null): ExperimentOutlook {
  const { question, shares } = accepted(parse(input, [], readPlan));
  return outlookOf(question, shares, audienceSize);
}

/** The outlook of an experiment over an audience of this size. */
export function outlookFor({ question, arms }: Pick<Experiment, "question" | "arms">, audienceSize: number): ExperimentOutlook {
  return outlookOf(question, arms.map(({ share }) => share), audienceSize);
}

function outlookOf(question: ExperimentQuestion, shares: readonly number[], audienceSize: number | null): ExperimentOutlook {
  const contactsRequired = requiredContacts(planOf(question, armSizes(dealPattern(shares), MANY)));
  const isEnough = audienceSize === null ? null : audienceSize >= contactsRequired;
  return { question, contactsRequired, audienceSize, isEnough, sentence: sentenceOf(question, shares.length, contactsRequired, audienceSize) };
}

function sentenceOf({ baselineRate, smallestLift, power }: ExperimentQuestion, arms: number, required: number, size: number | null): string {
  const needs = `${arms} arms need ${required} contacts in all to find ${smallestLift} points over ${baselineRate} % in ${Math.round(power * 1_000) / 10} of 100 experiments`;
  if (size === null) return `${needs}.`;
  if (size >= required) return `${needs}; the audience has ${size}, which is enough.`;
  return `${needs}; the audience has ${size}. Add ${required - size}, ask for a larger lift, or expect that a true difference may go unseen.`;
}

function readPlan(place: Place): { question: ExperimentQuestion; shares: number[] } | undefined {
  const fields = ["audienceId", "arms", ...QUESTION_FIELDS];
  if (!readFields(place, { what: "The plan", fields, invalid: "EXPERIMENT_PLAN_INVALID", unknown: "EXPERIMENT_PLAN_FIELD_UNKNOWN" })) return undefined;
  const given = place.at("arms");
  const arms = given.isAbsent ? ARM_BOUNDS.min : readWholeNumber(given, { what: "arms", ...ARM_BOUNDS, outOfRange: "EXPERIMENT_ARMS_COUNT_OUT_OF_RANGE" });
  const question = readQuestionFields(place);
  return arms === undefined || question === undefined ? undefined : { question, shares: Array<number>(arms).fill(1) };
}

/** Contacts of an experiment's arms, in their order, of an audience of this size. */
export function sizesOf({ arms }: Pick<Experiment, "arms">, audienceSize: number): number[] {
  return armSizes(dealPattern(arms.map(({ share }) => share)), audienceSize);
}
