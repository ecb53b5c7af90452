import { rateOf, sumOf, type Counts } from "./counts";
import { atOneLevel, byHourOfDay, HOURS_OF_DAY, HOURS_OF_WEEK, weekOf, type HourCounts } from "./hours-of-week";
import type { LearnedHour, LearnedHours } from "./learn-hours";
import { testAlike } from "./many-arms-test";
import { betaPrior, shrink } from "./shrink";

/** How seldom segments that are alike are taken for unlike: whoever looks again and again must not send callers after noise. */
const SURE = 0.01;

/** What attempts with something in common taught of the hours of a week. */
export interface SegmentHours extends Counts {
  /** successes / trials of all hours. */
  overall: number;
  /** By hour of the week, 168 of them. */
  hours: readonly LearnedHour[];
  /** Whether hours of the day differ among the segments by more than chance (Pearson's test at 1 %): else they are those of all, at the segment's own level. */
  isUnlike: boolean;
}

/** A segment's week before its own hours are looked at: that of all, at the level of the segment. */
interface Expectation {
  hours: readonly Counts[];
  expected: readonly number[];
  ofDay: readonly Counts[];
  expectedOfDay: readonly number[];
}

/**
 * The rates of the hours of a week for each segment, in their order, by empirical Bayes one level below `learnHours`: a segment begins with the shrunken week of
 * all, at its own level, and each of its hours of the day leaves that as far as the segment has seen much of it, and as the hours of all the segments are
 * seen to leave it. How an hour differs between weekdays is all's: cells by segment and hour of the week are too small to tell. Null for a segment without trials.
 */
export function learnSegments(whole: LearnedHours, segments: readonly (readonly HourCounts[])[]): (SegmentHours | null)[] {
  const expectations = segments.map((counts) => expectationOf(whole, counts));
  const cells = expectations.flatMap((one) => (one ? atOneLevel(one.ofDay, one.expectedOfDay, whole.overall) : []));
  const prior = betaPrior(cells);
  const isUnlike = prior !== null && prior.strength !== Infinity && testAlike(cells).pValue < SURE;
  const wholeOfDay = byHourOfDay(whole.hours);
  return segments.map((counts, index) => {
    const expectation = expectations[index];
    if (!expectation || !prior) return null;
    const { hours: counted, expected, ofDay, expectedOfDay } = expectation;
    const all = sumOf(counts);
    const shrunken = ofDay.map((cell, hour) => shrink([cell], { mean: expectedOfDay[hour] ?? 0, strength: isUnlike ? prior.strength : Infinity, trials: wholeOfDay[hour]?.trials ?? 0 })?.[0]);
    const hours = counted.map((own, hour): LearnedHour => {
      const rate = expected[hour] ?? 0;
      const before = expectedOfDay[hour % HOURS_OF_DAY] ?? 0;
      const after = shrunken[hour % HOURS_OF_DAY];
      // Where nobody was ever reached there is nothing to be in proportion to.
      const scale = before === 0 ? 1 : rate / before;
      const at = (share: number | undefined) => Math.min(1, (share ?? rate) * scale);
      return { ...own, rate: rateOf(own), shrunkenRate: at(after?.rate), interval: { low: at(after?.interval.low), high: at(after?.interval.high ?? 1) } };
    });
    return { ...all, overall: all.successes / all.trials, hours, isUnlike };
  });
}

function expectationOf(whole: LearnedHours, counts: readonly HourCounts[]): Expectation | null {
  const all = sumOf(counts);
  if (all.trials === 0) return null;
  const overall = all.successes / all.trials;
  const { hours, standard } = weekOf(counts, overall);
  const rateOfAll = (hour: number) => whole.hours[hour]?.shrunkenRate ?? whole.overall;
  const seen = standard.reduce((sum, { trials }, hour) => sum + trials * rateOfAll(hour), 0) / all.trials;
  const expected = standard.map((_, hour) => (seen === 0 ? overall : Math.min(1, (rateOfAll(hour) * overall) / seen)));
  const days = (of: (hour: number) => number, hour: number) => Array.from({ length: HOURS_OF_WEEK / HOURS_OF_DAY }, (_, day) => of(day * HOURS_OF_DAY + hour)).reduce((sum, one) => sum + one, 0);
  const ofDay = byHourOfDay(standard);
  const expectedOfDay = ofDay.map(({ trials }, hour) => {
    if (trials === 0) return (days((at) => expected[at] ?? 0, hour) * HOURS_OF_DAY) / HOURS_OF_WEEK;
    return days((at) => (standard[at]?.trials ?? 0) * (expected[at] ?? 0), hour) / trials;
  });
  return { hours, expected, ofDay, expectedOfDay };
}
