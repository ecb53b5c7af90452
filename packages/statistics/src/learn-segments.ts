import { sumOf, type Counts } from "./counts";
import { hourEffects, HOURS_OF_WEEK, LEAST_TRIALS, type HourCounts, type LearnedHour, type LearnedHours } from "./learn-hours";
import { testAlike } from "./many-arms-test";
import { betaPrior, shrink } from "./shrink";

const HOURS_OF_DAY = 24;
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
  standard: readonly Counts[];
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
  const cells = expectations.flatMap((one) => (one ? atOneLevel(one, whole.overall) : []));
  const prior = betaPrior(cells);
  const isUnlike = prior !== null && prior.strength !== Infinity && testAlike(cells).pValue < SURE;
  const trialsOfDay = Array.from({ length: HOURS_OF_DAY }, (_, hour) => sumOf(whole.hours.filter((__, index) => index % HOURS_OF_DAY === hour)).trials);
  return segments.map((counts, index) => {
    const expectation = expectations[index];
    if (!expectation || !prior) return null;
    const { standard, expected, ofDay, expectedOfDay } = expectation;
    const all = sumOf(counts);
    const shrunken = ofDay.map((cell, hour) => shrink([cell], { mean: expectedOfDay[hour] ?? 0, strength: isUnlike ? prior.strength : Infinity, trials: trialsOfDay[hour] ?? 0 })?.[0]);
    const hours = standard.map(({ trials }, hour): LearnedHour => {
      const rate = expected[hour] ?? 0;
      const before = expectedOfDay[hour % HOURS_OF_DAY] ?? 0;
      const after = shrunken[hour % HOURS_OF_DAY];
      // Where nobody was ever reached there is nothing to be in proportion to.
      const scale = before === 0 ? 1 : rate / before;
      const own = sumOf(counts.filter(({ hourOfWeek }) => hourOfWeek === hour));
      const at = (share: number | undefined) => Math.min(1, (share ?? rate) * scale);
      return { ...own, rate: trials === 0 ? null : own.successes / own.trials, shrunkenRate: at(after?.rate), interval: { low: at(after?.interval.low), high: at(after?.interval.high ?? 1) } };
    });
    return { ...all, overall: all.successes / all.trials, hours, isUnlike };
  });
}

function expectationOf(whole: LearnedHours, counts: readonly HourCounts[]): Expectation | null {
  const all = sumOf(counts);
  if (all.trials === 0) return null;
  const overall = all.successes / all.trials;
  const effects = hourEffects(counts);
  const standard = Array.from({ length: HOURS_OF_WEEK }, (_, hour): Counts => {
    const { trials } = sumOf(counts.filter(({ hourOfWeek }) => hourOfWeek === hour));
    return { trials, successes: Math.min(trials, trials * overall * (effects[hour] ?? 1)) };
  });
  const rateOf = (hour: number) => whole.hours[hour]?.shrunkenRate ?? whole.overall;
  const seen = standard.reduce((sum, { trials }, hour) => sum + trials * rateOf(hour), 0) / all.trials;
  const expected = standard.map((_, hour) => (seen === 0 ? overall : Math.min(1, (rateOf(hour) * overall) / seen)));
  const days = (of: (hour: number) => number, hour: number) => Array.from({ length: HOURS_OF_WEEK / HOURS_OF_DAY }, (_, day) => of(day * HOURS_OF_DAY + hour)).reduce((sum, one) => sum + one, 0);
  const ofDay = Array.from({ length: HOURS_OF_DAY }, (_, hour): Counts => ({ trials: days((at) => standard[at]?.trials ?? 0, hour), successes: days((at) => standard[at]?.successes ?? 0, hour) }));
  const expectedOfDay = ofDay.map(({ trials }, hour) => {
    if (trials === 0) return (days((at) => expected[at] ?? 0, hour) * HOURS_OF_DAY) / HOURS_OF_WEEK;
    return days((at) => (standard[at]?.trials ?? 0) * (expected[at] ?? 0), hour) / trials;
  });
  return { standard, expected, ofDay, expectedOfDay };
}

/** Hours of the day with what is expected of each taken out, so that those of all segments can be compared. */
function atOneLevel({ ofDay, expectedOfDay }: Expectation, level: number): Counts[] {
  return ofDay.map(({ trials, successes }, hour) => {
    const expected = expectedOfDay[hour] ?? 0;
    return { trials, successes: expected === 0 ? successes : Math.min(trials, (successes * level) / expected) };
  });
}

/** The rates by which calls to a segment may choose their hour, as `callableRates`: at the hours that all together have tried enough. */
export function callableSegmentRates(whole: LearnedHours, { hours }: SegmentHours): (number | null)[] {
  return hours.map(({ shrunkenRate }, hour) => ((whole.hours[hour]?.trials ?? 0) < LEAST_TRIALS ? null : Math.round(shrunkenRate * 10_000) / 10_000));
}
