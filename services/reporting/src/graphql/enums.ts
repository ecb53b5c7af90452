import { CLOCK_MODES, JOB_RESULTS, OUTCOMES, WEEKDAYS, type ClockMode, type JobResult, type Outcome, type Weekday } from "@redial/kernel";
import { meanings } from "@redial/platform";
import { registerEnumType } from "type-graphql";
import { DAY_PARTS, type DayPart } from "../domain/day-parts";
import { FAILED_ACTIONS, type FailedAction } from "../domain/suggest-action";

/** The outcomes as GraphQL needs them; each value is the word itself. */
export const OutcomeEnum = words(OUTCOMES);
registerEnumType(OutcomeEnum, {
  name: "Outcome",
  description: "How an attempt ended.",
  valuesConfig: meanings<Outcome>({
    completed: "A person answered.",
    busy: "The line was busy. Retried, unless the strategy says otherwise.",
    no_answer: "It rang, and nobody answered. Retried, unless the strategy says otherwise.",
    network_error: "The network did not carry the call, or nobody can tell what became of it. Retried, unless the strategy says otherwise.",
    rejected: "The person declined the call. Retried, unless the strategy says otherwise.",
    voicemail: "A machine answered. Retried, unless the flow leaves it a message.",
    invalid_number: "The number does not exist. Never retried.",
  }),
});

/** The results of a job as GraphQL needs them; each value is the word itself. */
export const JobResultEnum = words(JOB_RESULTS);
registerEnumType(JobResultEnum, {
  name: "JobResult",
  description: "How a job ended.",
  valuesConfig: meanings<JobResult>({
    completed: "A person answered.",
    message_left: "A machine took the message.",
    failed: "It was called, and will not be called again.",
    skipped: "It was passed over: cancelled, stopped, suppressed or never allowed.",
  }),
});

/** The clocks of executions as GraphQL needs them; each value is the word itself. */
export const ClockModeEnum = words(CLOCK_MODES);
registerEnumType(ClockModeEnum, {
  name: "ClockMode",
  description: "Whether time passes by the wall clock or as fast as the machines can work.",
  valuesConfig: meanings<ClockMode>({
    real_time: "Time passes by the wall clock.",
    fast_forward: "Time is virtual: it jumps to the next due instant whenever nothing is due and nothing in progress. For simulated carriers only.",
  }),
});

/** The weekdays as GraphQL needs them; each value is the word itself. */
export const WeekdayEnum = words(WEEKDAYS);
registerEnumType(WeekdayEnum, {
  name: "Weekday",
  description: "A day of the week, from 0:00 to 24:00 in the zone that its field names.",
  valuesConfig: meanings<Weekday>({ monday: "Monday.", tuesday: "Tuesday.", wednesday: "Wednesday.", thursday: "Thursday.", friday: "Friday.", saturday: "Saturday.", sunday: "Sunday." }),
});

/** The parts of the day as GraphQL needs them; each value is the word itself. */
export const DayPartEnum = words(DAY_PARTS);
registerEnumType(DayPartEnum, {
  name: "DayPart",
  description: "A part of the day as the guide divides it, by the called person's clock.",
  valuesConfig: meanings<DayPart>({
    morning: "From 9 to 11: often best for business contacts.",
    midday: "From 12 to 14: lower answer rates.",
    afternoon: "From 14 to 17: good for most audiences.",
    evening: "From 17 to 20: best for consumer contacts.",
    other: "Every other hour.",
  }),
});

/** What to do about failed contacts, as GraphQL needs it; each value is the word itself. */
export const FailedActionEnum = words(FAILED_ACTIONS);
registerEnumType(FailedActionEnum, {
  name: "FailedAction",
  description: "What to do about contacts that never connect.",
  valuesConfig: meanings<FailedAction>({
    evening_hours: "Nobody answered: try evening hours.",
    more_retries: "The line was busy, or the network failed: more retries might help.",
    likely_wrong_number: "The call was declined: likely a wrong number.",
    remove: "The number does not exist: remove it.",
    sms_or_email: "A machine answered, or nobody even in the evening: try SMS or email.",
    manual_follow_up: "Retries were exhausted, or it ended otherwise: follow up by hand.",
  }),
});

function words<Word extends string>(list: readonly Word[]): Record<string, Word> {
  return Object.fromEntries(list.map((word) => [word, word]));
}
