import { JOB_RESULTS, OUTCOMES, WEEKDAYS } from "@redial/kernel";
import { registerEnumType } from "type-graphql";

/** The outcomes as GraphQL needs them; each value is the word itself. */
export const OutcomeEnum = words(OUTCOMES);
registerEnumType(OutcomeEnum, { name: "Outcome", description: "How an attempt ended." });

/** The results of a job as GraphQL needs them; each value is the word itself. */
export const JobResultEnum = words(JOB_RESULTS);
registerEnumType(JobResultEnum, { name: "JobResult", description: "How a job ended: a person was reached, a message was left, every try failed, or it was never tried again." });

/** The weekdays as GraphQL needs them; each value is the word itself. */
export const WeekdayEnum = words(WEEKDAYS);
registerEnumType(WeekdayEnum, { name: "Weekday", description: "A day of the week." });

function words<Word extends string>(list: readonly Word[]): Record<string, Word> {
  return Object.fromEntries(list.map((word) => [word, word]));
}
