import { sumOf, type Counts, type Interval } from "./counts";
import { betaPrior, shrink, type BetaPrior, type ShrunkRate } from "./shrink";

/** How many hours a week has. They are numbered from Monday 00:00, 0 to 167. */
export const HOURS_OF_WEEK = 168;

const HOURS_OF_DAY = 24;

/** Attempts of one number (from 1) that began in one hour of the week, and how many of them reached a person. */
export interface HourCounts extends Counts {
  hourOfWeek: number;
  attempt: number;
}

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
  const hours = Array.from({ length: HOURS_OF_WEEK }, (_, hour) => sumOf(counts.filter(({ hourOfWeek }) => hourOfWeek === hour)));
  const effects = hourEffects(counts);
  const standard = hours.map(({ trials }, hour): Counts => ({ trials, successes: Math.min(trials, trials * overall * (effects[hour] ?? 1)) }));
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
  const ofDay = Array.from({ length: HOURS_OF_DAY }, (_, hour) => sumOf(standard.filter((__, index) => index % HOURS_OF_DAY === hour)));
  const shrunken = shrink(ofDay) ?? [];
  return standard.map((_, index) => shrunken[index % HOURS_OF_DAY] ?? unknownRate(overall));
}

/** How alike cells are to what is expected of each: the prior of the cells once those differences are taken out of them. */
function likeness(standard: readonly Counts[], expected: readonly Expected[], overall: number): BetaPrior {
  const level = standard.map(({ trials, successes }, hour): Counts => {
    const rate = expected[hour]?.rate ?? 0;
    return { trials, successes: rate === 0 ? successes : Math.min(trials, (successes * overall) / rate) };
  });
  return betaPrior(level) ?? { mean: overall, strength: Infinity, trials: 0 };
}

const MOST_ROUNDS = 100;
const CLOSE_ENOUGH = 1e-9;

/**
 * How many times as many successes each hour had as its mix of attempt numbers leads to expect, 1 on average over the trials: rate(attempt, hour) = attempt factor ×
 * hour factor, fitted by maximum likelihood of Poisson counts, which is R. A. Bailey's iteration of the margins ("Insurance rates with minimum bias",
 * Proc. Casualty Actuarial Society 50 (1963) 4–11). It begins with hours that are alike, so that what hours and numbers explain equally well is the numbers'.
 */
export function hourEffects(counts: readonly HourCounts[]): number[] {
  const effects = Array.from({ length: HOURS_OF_WEEK }, () => 1);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const factors = ratios(counts, ({ attempt }) => attempt, ({ hourOfWeek }) => effects[hourOfWeek] ?? 1);
    const next = ratios(counts, ({ hourOfWeek }) => hourOfWeek, ({ attempt }) => factors.get(attempt) ?? 0);
    const seen = counts.reduce((sum, { trials, hourOfWeek }) => sum + trials * (next.get(hourOfWeek) ?? 0), 0);
    const scale = seen === 0 ? 1 : sumOf(counts).trials / seen;
    let moved = 0;
    for (const [hour, ratio] of next) {
      moved = Math.max(moved, Math.abs(ratio * scale - (effects[hour] ?? 1)));
      effects[hour] = ratio * scale;
    }
    if (moved < CLOSE_ENOUGH) break;
  }
  return effects;
}

/** Successes by trials weighted with what is expected of them, for each key that has any expected; those without are alike (1). */
function ratios(counts: readonly HourCounts[], keyOf: (cell: HourCounts) => number, weightOf: (cell: HourCounts) => number): Map<number, number> {
  const sums = new Map<number, Counts>();
  for (const cell of counts) {
    const { successes, trials } = sums.get(keyOf(cell)) ?? { successes: 0, trials: 0 };
    sums.set(keyOf(cell), { successes: successes + cell.successes, trials: trials + cell.trials * weightOf(cell) });
  }
  return new Map([...sums].filter(([, { trials }]) => trials > 0).map(([key, { successes, trials }]) => [key, successes / trials]));
}

/** With fewer attempts an hour is shown, but nobody is called by it: chosen, as the size at which a rate of a fifth is still some 15 points wide either way. */
export const LEAST_TRIALS = 30;

/** The rates by which calls may choose their hour, by hour of the week, to the fourth decimal; null for hours with fewer than `LEAST_TRIALS` attempts. */
export function callableRates({ hours }: LearnedHours): (number | null)[] {
  return hours.map(({ trials, shrunkenRate }) => (trials < LEAST_TRIALS ? null : Math.round(shrunkenRate * 10_000) / 10_000));
}
