import fc from "fast-check";
import type { HourCounts } from "./hours-of-week";
import { callableRates, learnHours } from "./learn-hours";
import { learnSegments } from "./learn-segments";

const DAYS = [0, 1, 2, 3, 4];
const HOURS = [9, 12, 15, 18];
const week = (trials: number, rateAt: (hour: number) => number): HourCounts[] =>
  DAYS.flatMap((day) => HOURS.map((hour) => ({ hourOfWeek: day * 24 + hour, attempt: 1, trials, successes: Math.round(trials * rateAt(hour)) })));

function learn(...segments: HourCounts[][]) {
  const whole = learnHours(segments.flat());
  if (!whole) throw new Error("nothing was learned");
  return { whole, learned: learnSegments(whole, segments) };
}
const best = (hours: readonly { shrunkenRate: number }[] = []) => HOURS.reduce((most, hour) => ((hours[hour]?.shrunkenRate ?? 0) > (hours[most]?.shrunkenRate ?? 0) ? hour : most));

const evening = week(200, (hour) => (hour === 18 ? 0.35 : 0.15));
const morning = week(200, (hour) => (hour === 9 ? 0.35 : 0.15));

describe("learnSegments", () => {
  it("finds that segments answer at hours of their own", () => {
    const { learned: [first, second] } = learn(evening, morning);
    expect([best(first?.hours), best(second?.hours)]).toEqual([18, 9]);
    expect(first?.hours[18]?.shrunkenRate).toBeGreaterThan(0.32);
    expect(second?.hours[18]?.shrunkenRate).toBeLessThan(0.18);
    expect(first).toMatchObject({ trials: 4_000, overall: 0.2, isUnlike: true });
  });

  it("leaves a small segment with the hours of all, at its own level", () => {
    const { learned } = learn(evening, evening, week(6, (hour) => (hour === 9 ? 0.33 : 0.17)));
    const small = learned[2];
    expect(best(small?.hours)).toBe(18);
    expect((small?.hours[18]?.shrunkenRate ?? 0) / (small?.hours[9]?.shrunkenRate ?? 0)).toBeGreaterThan(1.2);
  });

  it("takes the hours of all for segments that differ in level alone", () => {
    const { whole, learned } = learn(week(200, (hour) => (hour === 18 ? 0.4 : 0.2)), week(200, (hour) => (hour === 18 ? 0.2 : 0.1)));
    const ratio = (whole.hours[18]?.shrunkenRate ?? 0) / (whole.hours[9]?.shrunkenRate ?? 1);
    for (const one of learned) {
      expect(one?.isUnlike).toBe(false);
      expect((one?.hours[18]?.shrunkenRate ?? 0) / (one?.hours[9]?.shrunkenRate ?? 1)).toBeCloseTo(ratio, 6);
    }
    expect(learned[0]?.hours[18]?.shrunkenRate).toBeGreaterThan(1.9 * (learned[1]?.hours[18]?.shrunkenRate ?? 1));
  });

  it("takes no chance for a difference: of 40 times that 10 regions are alike, they are seldom unlike", () => {
    const times = 40 * 10 * DAYS.length * HOURS.length * 60;
    const rolls = fc.sample(fc.noBias(fc.nat(999)), { seed: 7, numRuns: times }).values();
    const drawn = (trials: number, inThousand: number) => Array.from({ length: trials }, () => Number(rolls.next().value) < inThousand).filter(Boolean).length;
    const region = () => week(60, () => 0).map((cell) => ({ ...cell, successes: drawn(cell.trials, cell.hourOfWeek % 24 === 18 ? 300 : 150) }));
    const unlike = Array.from({ length: 40 }, () => learn(...Array.from({ length: 10 }, region)).learned[0]?.isUnlike);
    expect(unlike.filter(Boolean).length).toBeLessThanOrEqual(2);
  });

  it("is sure of no hour, and keeps within 0 and 1", () => {
    const { learned } = learn(week(40, () => 1), week(40, () => 0), evening);
    for (const { interval, shrunkenRate } of learned.flatMap((one) => one?.hours ?? [])) {
      expect(interval.low).toBeLessThanOrEqual(shrunkenRate);
      expect(interval.high).toBeGreaterThanOrEqual(shrunkenRate);
      expect([interval.low >= 0, interval.high <= 1]).toEqual([true, true]);
    }
  });

  it("knows nothing of a segment without trials", () => {
    expect(learn(evening, []).learned[1]).toBeNull();
  });

  it("may be called by at the hours that all together have tried enough", () => {
    const { whole, learned } = learn(evening, week(5, () => 0.2));
    const rates = learned[1] ? callableRates(learned[1], whole) : [];
    expect(rates.filter((rate) => rate !== null)).toHaveLength(DAYS.length * HOURS.length);
    expect(rates[0]).toBeNull();
  });
});
