import { OUTCOMES } from "@redial/kernel";
import type { WeekHour } from "./cell";
import { callingCodeOf } from "./calling-code";
import { countedRate, type CountedRate } from "./counted-rate";
import { failedOutcomes, type FailedOutcome } from "./failed-outcomes";
import { failurePatterns, type FailureGroup, type FailurePattern } from "./failure-patterns";
import type { SegmentTotals, Tally } from "./tally";
import type { Segment } from "./segment";

/** Contacts with one attribute in common: those who failed, of those whose calls came to an end. */
export interface FailedGroup extends Segment {
  failed: CountedRate;
}

/** One hour of the called persons' day: attempts that reached nobody, and contacts who were given up after an attempt in it. */
export interface FailedHour {
  hour: number;
  attempts: CountedRate;
  contactsGivenUp: number;
}

/** Whom an execution did not reach, broken down, and what they have in common. */
export interface FailureReport {
  /** Of the contacts whose calls came to an end: completed, message left or failed. */
  failed: CountedRate;
  byOutcome: FailedOutcome[];
  byHour: FailedHour[];
  groups: FailedGroup[];
  /** How many groups were held against the rest. */
  comparisons: number;
  patterns: FailurePattern[];
}

/** The key under which hours of the day are tested beside the segments. */
const HOUR = "hour";
/** Attempts alone have a caller id, so it tells no failed contacts apart. */
const CALLER = "caller_id";

/** Works the report out of a tally with its hours and all segments of the same executions. */
export function failureReport({ totals, hours }: Tally, segments: readonly SegmentTotals[]): FailureReport {
  const called = totals.completed + totals.messageLeft + totals.failed;
  const told = segments.filter(({ key }) => key !== CALLER).map(({ key, value, isOther, totals: of }) => ({ key, value, isOther, failed: countedRate(of.failed, of.completed + of.messageLeft + of.failed) }));
  const groups = [...told, ...byCallingCode(told)];
  const byHour = failedHours(hours);
  const attempts = { successes: sum(byHour.map((one) => one.attempts.count)), trials: sum(byHour.map((one) => one.attempts.of)) };
  const tested: FailureGroup[] = [
    ...groups.filter(({ isOther }) => !isOther).map(({ key, value, failed: { count, of } }) => ({ key, value, failed: count, of })),
    ...byHour.map(({ hour, attempts: { count, of } }) => ({ key: HOUR, value: String(hour), failed: count, of })),
  ];
  const { tested: comparisons, patterns } = failurePatterns(tested, (key) => (key === HOUR ? attempts : { successes: totals.failed, trials: called }));
  return { failed: countedRate(totals.failed, called), byOutcome: failedOutcomes(lastOutcomes(hours), totals.failed), byHour, groups, comparisons, patterns };
}

/** The prefixes added up by country calling code; none where some prefixes are told together, for then the codes would not be complete. */
function byCallingCode(groups: readonly FailedGroup[]): FailedGroup[] {
  const prefixes = groups.filter(({ key }) => key === "number_prefix");
  if (prefixes.some(({ isOther }) => isOther)) return [];
  const codes = new Map<string, { count: number; of: number }>();
  for (const { value, failed } of prefixes) {
    const { count, of } = codes.get(callingCodeOf(value)) ?? { count: 0, of: 0 };
    codes.set(callingCodeOf(value), { count: count + failed.count, of: of + failed.of });
  }
  return [...codes].sort(([one], [other]) => (one < other ? -1 : 1)).map(([code, { count, of }]) => ({ key: "calling_code", value: code, isOther: false, failed: countedRate(count, of) }));
}

function lastOutcomes(hours: readonly WeekHour[]) {
  return new Map(OUTCOMES.map((outcome) => [outcome, sum(hours.map((hour) => hour[`failed_${outcome}`]))]));
}

function failedHours(hours: readonly WeekHour[]): FailedHour[] {
  return [...new Set(hours.map(({ hour }) => hour))]
    .sort((one, other) => one - other)
    .map((hour) => {
      const within = hours.filter((one) => one.hour === hour);
      const made = sum(within.flatMap((one) => OUTCOMES.map((outcome) => one[outcome])));
      const attempts = countedRate(made - sum(within.map(({ completed }) => completed)), made);
      return { hour, attempts, contactsGivenUp: sum(within.flatMap((one) => OUTCOMES.map((outcome) => one[`failed_${outcome}`]))) };
    });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
