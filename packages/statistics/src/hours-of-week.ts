import { sumOf, type Counts } from "./counts";

/** How many hours a week has. They are numbered from Monday 00:00, 0 to 167. */
export const HOURS_OF_WEEK = 168;

/** How many hours a day has. */
export const HOURS_OF_DAY = 24;

/** Attempts of one number (from 1) that began in one hour of the week, and how many of them reached a person. */
export interface HourCounts extends Counts {
  hourOfWeek: number;
  attempt: number;
}

/** Each hour of the week as it was counted, and as an average attempt would have done in it. */
export function weekOf(counts: readonly HourCounts[], overall: number): { hours: Counts[]; standard: Counts[] } {
  const hours = Array.from({ length: HOURS_OF_WEEK }, (): Counts => ({ successes: 0, trials: 0 }));
  for (const { hourOfWeek, successes, trials } of counts) {
    const hour = hours[hourOfWeek];
    if (!hour) continue;
    hour.successes += successes;
    hour.trials += trials;
  }
  const effects = hourEffects(counts);
  return { hours, standard: hours.map(({ trials }, hour) => ({ trials, successes: Math.min(trials, trials * overall * (effects[hour] ?? 1)) })) };
}

/** The hours of a week, added up by hour of the day. */
export function byHourOfDay(week: readonly Counts[]): Counts[] {
  return Array.from({ length: HOURS_OF_DAY }, (_, hour) => sumOf(week.filter((__, index) => index % HOURS_OF_DAY === hour)));
}

/** Cells with what is expected of each taken out, so that they can be compared with one another. */
export function atOneLevel(cells: readonly Counts[], expected: readonly number[], level: number): Counts[] {
  return cells.map(({ trials, successes }, index) => {
    const rate = expected[index] ?? 0;
    return { trials, successes: rate === 0 ? successes : Math.min(trials, (successes * level) / rate) };
  });
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
