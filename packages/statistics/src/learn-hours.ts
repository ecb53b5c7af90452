import { sumOf, type Counts, type Interval } from "./counts";
import { atOneLevel, byHourOfDay, HOURS_OF_DAY, weekOf, type HourCounts } from "./hours-of-week";
import { betaPrior, shrink, type BetaPrior, type ShrunkRate } from "./shrink";

/** What is known of one hour of the week. */
export interface LearnedHour extends Counts {
  /** successes / trials, as they are; null without trials. */
  rate: number | null;
  /** The rate that an average attempt has then: freed of which attempt numbers the hour saw, and shrunken towards the mean as far as it saw few. */
  shrunkenRate: number;
  /** Where that lies with 95 % confidence; never without width. */
  interval: Interval;
}

/** What was learned of the hours of a week. */
export interface LearnedHours extends Counts {
  /** successes / trials of all hours. */
  overall: number;
  /** How alike hours of the week are to their hour of the day. */
  prior: BetaPrior;
  /** By hour of the week, 168 of them. */
  hours: readonly LearnedHour[];
}

/**
 * The rates of the hours of a week by empirical Bayes (`shrink`), so that small cells do not shout: the 24 hours of the day are drawn towards the rate of all, and
 * each hour of the week towards its hour of the day, as strongly as these are alike. Later attempts reach fewer people, and come at other hours than first
 * ones: so each hour is compared with what its own mix of attempt numbers leads to expect (`hourEffects`). Null without trials.
 */
export function learnHours(counts: readonly HourCounts[]): LearnedHours | null {
  const all = sumOf(counts);
  if (all.trials === 0) return null;
  const overall = all.successes / all.trials;
  const { hours, standard } = weekOf(counts, overall);
  const expected = ratesOfDay(standard, overall);
  const prior = likeness(standard, expected, overall);
  return {
    ...all,
    overall,
    prior,
    hours: hours.map((cell, hour): LearnedHour => {
      const before = expected[hour] ?? unknownRate(overall);
      const after = shrink([standard[hour] ?? cell], { mean: before.rate, strength: prior.strength, trials: before.trials })?.[0];
      // Where days are alike, the interval of the hour of the day is the sharper one.
      const { rate, interval } = after === undefined || prior.strength === Infinity ? before : after;
      return { ...cell, rate: cell.trials === 0 ? null : cell.successes / cell.trials, shrunkenRate: rate, interval };
    }),
  };
}

type Expected = Pick<ShrunkRate, "rate" | "trials" | "interval">;

function unknownRate(overall: number): Expected {
  return { rate: overall, trials: 0, interval: { low: 0, high: 1 } };
}

/** What each hour of the week has for its hour of the day. */
function ratesOfDay(standard: readonly Counts[], overall: number): Expected[] {
  const ofDay = byHourOfDay(standard);
  const shrunken = shrink(ofDay) ?? [];
  return standard.map((_, index) => shrunken[index % HOURS_OF_DAY] ?? unknownRate(overall));
}

/** How alike cells are to what is expected of each: the prior of the cells once those differences are taken out of them. */
function likeness(standard: readonly Counts[], expected: readonly Expected[], overall: number): BetaPrior {
  return betaPrior(atOneLevel(standard, expected.map(({ rate }) => rate), overall)) ?? { mean: overall, strength: Infinity, trials: 0 };
}

/** With fewer attempts an hour is shown, but nobody is called by it: chosen, as the size at which a rate of a fifth is still some 15 points wide either way. */
export const LEAST_TRIALS = 30;

/** The rates by which calls may choose their hour, by hour of the week, to the fourth decimal; null for hours in which fewer than `LEAST_TRIALS` attempts were made: for a segment, by all together. */
export function callableRates({ hours }: { hours: readonly LearnedHour[] }, tried: { hours: readonly LearnedHour[] } = { hours }): (number | null)[] {
  return hours.map(({ shrunkenRate }, hour) => ((tried.hours[hour]?.trials ?? 0) < LEAST_TRIALS ? null : Math.round(shrunkenRate * 10_000) / 10_000));
}
