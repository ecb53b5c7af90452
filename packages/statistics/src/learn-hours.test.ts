import { type HourCounts, hourEffects, HOURS_OF_WEEK } from "./hours-of-week";
import { callableRates, learnHours, LEAST_TRIALS } from "./learn-hours";
import { betaPrior, shrink } from "./shrink";

const cell = (hourOfWeek: number, attempt: number, trials: number, rate: number): HourCounts => ({ hourOfWeek, attempt, trials, successes: Math.round(trials * rate) });
const rateAt = (learned: ReturnType<typeof learnHours>, hour: number) => learned?.hours[hour]?.shrunkenRate ?? NaN;

describe("learnHours", () => {
  it("is empirical Bayes over the hours of a day where all attempts are first ones of one day", () => {
    const counts = [9, 10, 11, 18].map((hour, index) => cell(hour, 1, 100 + 50 * index, [0.1, 0.14, 0.12, 0.3][index] ?? 0));
    const learned = learnHours(counts);
    const prior = betaPrior(counts);
    const shrunken = shrink(counts, prior) ?? [];
    counts.forEach(({ hourOfWeek }, index) => expect(rateAt(learned, hourOfWeek)).toBeCloseTo(shrunken[index]?.rate ?? NaN, 9));
    expect(learned?.hours).toHaveLength(HOURS_OF_WEEK);
    expect(learned?.hours[0]).toMatchObject({ trials: 0, rate: null });
    expect(rateAt(learned, 0)).toBeCloseTo(prior?.mean ?? NaN, 9);
  });

  it("lets small cells not shout", () => {
    const counts = [...Array.from({ length: 40 }, (_, hour) => cell(hour, 1, 500, hour % 2 ? 0.18 : 0.22)), cell(60, 1, 5, 1), cell(61, 1, 5, 0)];
    const learned = learnHours(counts);
    expect(learned?.hours[60]?.rate).toBe(1);
    expect(Math.abs(rateAt(learned, 60) - 0.2)).toBeLessThan(0.04);
    expect(Math.abs(rateAt(learned, 61) - 0.2)).toBeLessThan(0.04);
    expect(rateAt(learned, 0)).toBeGreaterThan(rateAt(learned, 1));
  });

  it("learns an hour of the day from all days, and a day that is unlike the others from itself", () => {
    const week = Array.from({ length: 7 }, (_, day) => [9, 12, 15, 18].map((hour) => cell(day * 24 + hour, 1, 40, hour === 18 ? 0.35 : 0.15))).flat();
    const learned = learnHours(week);
    for (let day = 0; day < 7; day++) expect(rateAt(learned, day * 24 + 18)).toBeGreaterThan(0.3);
    const unlike = learnHours([...week.filter(({ hourOfWeek }) => hourOfWeek !== 162), cell(162, 1, 2_000, 0.05)]);
    expect(rateAt(unlike, 162)).toBeLessThan(0.08);
    expect(rateAt(unlike, 18)).toBeGreaterThan(0.2);
  });

  it("finds nothing where hours differ no more than chance makes them", () => {
    const counts = Array.from({ length: 50 }, (_, hour) => cell(hour, 1, 200, 0.2 + (hour % 3 === 0 ? 0.01 : 0)));
    const learned = learnHours(counts);
    expect(learned?.prior.strength).toBe(Infinity);
    expect(new Set(learned?.hours.map(({ shrunkenRate }) => shrunkenRate)).size).toBe(1);
  });

  it("does not take for the hour's what is the attempt number's", () => {
    // Every hour is alike; first attempts came in the morning, and reach twice as many.
    const counts = [cell(9, 1, 10_000, 0.3), cell(10, 1, 2_000, 0.3), cell(10, 2, 6_000, 0.15), cell(11, 2, 8_000, 0.15)];
    const learned = learnHours(counts);
    for (const hour of [9, 10, 11]) expect(Math.abs(rateAt(learned, hour) - (learned?.overall ?? 0))).toBeLessThan(0.005);
    expect(learned?.hours[9]?.rate).toBe(0.3);
  });

  it("is sure of no hour, though all were alike or none reached anybody", () => {
    const widths = (rate: number, trials: number) => {
      const hours = learnHours(Array.from({ length: 50 }, (_, hour) => cell(hour, 1, trials, rate)))?.hours ?? [];
      return hours.map(({ interval }) => interval.high - interval.low);
    };
    for (const width of [...widths(0.2, 200), ...widths(0, 200), ...widths(1, 200)]) expect(width).toBeGreaterThan(0.0003);
    expect(Math.max(...widths(0.2, 200))).toBeLessThan(0.02);
  });

  it("finds the hour's effect where attempt numbers are mixed unevenly", () => {
    const counts = [cell(9, 1, 9_000, 0.1), cell(9, 2, 1_000, 0.05), cell(18, 1, 1_000, 0.2), cell(18, 2, 9_000, 0.1)];
    const effects = hourEffects(counts);
    expect((effects[18] ?? NaN) / (effects[9] ?? NaN)).toBeCloseTo(2, 6);
    expect(((effects[9] ?? NaN) + (effects[18] ?? NaN)) / 2).toBeCloseTo(1, 9);
    expect(effects[0]).toBe(1);
  });

  it("knows nothing without trials", () => {
    expect(learnHours([])).toBeNull();
    expect(learnHours([cell(1, 1, 0, 0)])).toBeNull();
    expect(rateAt(learnHours([cell(1, 1, 10, 0)]), 1)).toBe(0);
  });
});

it("callableRates leaves out hours that were hardly tried", () => {
  const learned = learnHours([cell(1, 1, LEAST_TRIALS, 0.2), cell(2, 1, LEAST_TRIALS - 1, 0.2), cell(3, 1, 3_333, 0.123_456)]);
  const rates = learned ? callableRates(learned) : [];
  expect(rates).toHaveLength(HOURS_OF_WEEK);
  expect([rates[0], rates[2]]).toEqual([null, null]);
  expect(rates[1]).toBe(Math.round((rates[1] ?? 0) * 10_000) / 10_000);
});
