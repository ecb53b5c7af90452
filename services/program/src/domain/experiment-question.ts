import type { ExperimentPlan, Split } from "@redial/statistics";
import type { Place } from "./place";
import { readFields } from "./read-fields";

/** What an experiment is to find out. Rates are percent. */
export interface ExperimentQuestion {
  /** The connection rate expected of all arms but the best; between 0 and 100. */
  baselineRate: number;
  /** The least difference worth finding, in points: the best arm then has baselineRate + smallestLift, below 100. */
  smallestLift: number;
  /** The chance to find it, 0.5 to 0.99. */
  power: number;
  /** The chance of a false winner that is taken, 0.001 to 0.2. */
  alpha: number;
}

/** What is asked where nothing is said: the lower end of what the guide calls typical with two or three retries, and a difference that people act on. */
export const USUAL_QUESTION: ExperimentQuestion = { baselineRate: 40, smallestLift: 5, power: 0.8, alpha: 0.05 };

/** The fields of a question. */
export const QUESTION_FIELDS = ["baselineRate", "smallestLift", "power", "alpha"] as const;

/** Reads a question; what is left out is usual. */
export function readQuestion(place: Place): ExperimentQuestion | undefined {
  if (!readFields(place, { what: "The question", fields: QUESTION_FIELDS, invalid: "EXPERIMENT_QUESTION_INVALID", unknown: "EXPERIMENT_QUESTION_FIELD_UNKNOWN" })) return undefined;
  return readQuestionFields(place);
}

/** Reads the fields of a question where they stand among others. */
export function readQuestionFields(place: Place): ExperimentQuestion | undefined {
  const baselineRate = readBetween(place.at("baselineRate"), { what: "baselineRate", usual: USUAL_QUESTION.baselineRate, min: 0.1, max: 99.9, outOfRange: "EXPERIMENT_BASELINE_OUT_OF_RANGE" });
  const smallestLift = readBetween(place.at("smallestLift"), { what: "smallestLift", usual: USUAL_QUESTION.smallestLift, min: 0.1, max: 99, outOfRange: "EXPERIMENT_LIFT_OUT_OF_RANGE" });
  const power = readBetween(place.at("power"), { what: "power", usual: USUAL_QUESTION.power, min: 0.5, max: 0.99, outOfRange: "EXPERIMENT_POWER_OUT_OF_RANGE" });
  const alpha = readBetween(place.at("alpha"), { what: "alpha", usual: USUAL_QUESTION.alpha, min: 0.001, max: 0.2, outOfRange: "EXPERIMENT_ALPHA_OUT_OF_RANGE" });
  if (baselineRate === undefined || smallestLift === undefined || power === undefined || alpha === undefined) return undefined;
  if (baselineRate + smallestLift > 99.9) {
    return place.at("smallestLift").refuse("EXPERIMENT_LIFT_OUT_OF_RANGE", `baselineRate and smallestLift must be 99.9 at most together, not ${baselineRate + smallestLift}.`);
  }
  return { baselineRate, smallestLift, power, alpha };
}

/** The question as statistics ask it, of contacts that are shared out like this. */
export function planOf({ baselineRate, smallestLift, power, alpha }: ExperimentQuestion, split: Split): ExperimentPlan {
  return { baseline: baselineRate / 100, lift: smallestLift / 100, power, alpha, split };
}

function readBetween(place: Place, { what, usual, min, max, outOfRange }: { what: string; usual: number; min: number; max: number; outOfRange: string }): number | undefined {
  const { value } = place;
  if (place.isAbsent) return usual;
  if (typeof value === "number" && value >= min && value <= max) return value;
  return place.refuse(outOfRange, `${what} must be a number from ${min} to ${max}, not ${JSON.stringify(value)}.`);
}
