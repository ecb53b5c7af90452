import type { HourCounts } from "@redial/statistics";
import { learnRates, type LearnedRates } from "./learned-rates";

const NOW = Date.parse("2025-01-27T03:00:00Z");
const UNKNOWN: LearnedRates = { organizationId: "organization", clock: "real_time", version: 0, published: null, attempts: 0 };

/** First attempts in office hours of five days: 15 %, and `evening` at 18:00. */
function counts(evening: number, trials = 400): HourCounts[] {
  return Array.from({ length: 5 }, (_, day) => [9, 11, 14, 18].map((hour) => ({ hourOfWeek: day * 24 + hour, attempt: 1, trials, successes: Math.round(trials * (hour === 18 ? evening : 0.15)) }))).flat();
}

describe("learnRates", () => {
  it("publishes what was learned first, by hour, under a version that rises with time", () => {
    const { next, events } = learnRates(UNKNOWN, counts(0.3), NOW);
    expect(events).toEqual([
      { type: "rates.learned", time: "2025-01-27T03:00:00.000Z", organization: "organization", causation: null, data: expect.objectContaining({ organizationId: "organization", clock: "real_time", version: NOW / 1_000, attempts: 8_000, overall: 0.1875 }) as unknown },
    ]);
    expect(next).toMatchObject({ version: NOW / 1_000, attempts: 8_000 });
    expect(next.published?.byHour[0]).toBeNull();
    expect(next.published?.byHour[18]).toBeGreaterThan(0.28);
    expect(next.published?.byHour[9]).toBeLessThan(0.17);
  });

  it("says nothing while nothing has changed by something that matters, and notes how much it has looked at", () => {
    const { next } = learnRates(UNKNOWN, counts(0.3), NOW);
    const again = learnRates(next, counts(0.305, 410), NOW + 60_000);
    expect(again.events).toEqual([]);
    expect(again.next).toEqual({ ...next, attempts: 8_200 });
  });

  it.each([
    ["a rate moved by a twentieth", counts(0.36)],
    ["one may call by an hour now", [...counts(0.3), { hourOfWeek: 130, attempt: 1, trials: 60, successes: 9 }]],
    ["one may call by an hour no more", counts(0.3).slice(1)],
  ])("says so when %s", (_, later) => {
    const { next } = learnRates(UNKNOWN, counts(0.3), NOW);
    const { events } = learnRates(next, later, NOW);
    expect(events).toMatchObject([{ data: { version: NOW / 1_000 + 1 } }]);
  });

  it("publishes nothing of few attempts, and nothing of none", () => {
    expect(learnRates(UNKNOWN, counts(0.3, 5), NOW).events).toEqual([]);
    expect(learnRates(UNKNOWN, [], NOW)).toEqual({ next: UNKNOWN, events: [] });
  });

  describe("of segments", () => {
    const texas = counts(0.3, 800);
    /** The same people, who are reached at eleven instead of at eighteen. */
    const maine = texas.map((cell) => ({ ...cell, successes: Math.round(cell.trials * (cell.hourOfWeek % 24 === 11 ? 0.3 : 0.15)) }));
    const both = [...texas, ...maine];
    const segments = (...named: [string, HourCounts[]][]) => named.map(([value, of]) => ({ key: "region", value, counts: of }));

    it("publishes the rates of each that is large, where their hours differ", () => {
      const { next } = learnRates(UNKNOWN, both, NOW, segments(["us-tx", texas], ["us-me", maine], ["us-vt", counts(0.3, 2)]));
      expect(next.published?.segments.map(({ value }) => value)).toEqual(["us-tx", "us-me"]);
      const [tx, me] = next.published?.segments ?? [];
      expect([tx?.byHour[18], me?.byHour[11]].every((rate) => (rate ?? 0) > 0.27)).toBe(true);
      expect([tx?.byHour[11], me?.byHour[18]].every((rate) => (rate ?? 1) < 0.18)).toBe(true);
    });

    it("publishes none where their hours are those of all", () => {
      expect(learnRates(UNKNOWN, [...texas, ...texas], NOW, segments(["us-tx", texas], ["us-me", texas])).next.published?.segments).toEqual([]);
    });

    it("says so when a segment's have changed by something that matters, and else nothing", () => {
      const { next } = learnRates(UNKNOWN, both, NOW, segments(["us-tx", texas], ["us-me", maine]));
      expect(learnRates(next, both, NOW, segments(["us-tx", texas], ["us-me", maine])).events).toEqual([]);
      expect(learnRates(next, both, NOW, segments(["us-tx", maine], ["us-me", texas])).events).toMatchObject([{ data: { segments: [{ value: "us-tx" }, { value: "us-me" }] } }]);
      expect(learnRates(next, both, NOW).events).toMatchObject([{ data: { segments: [] } }]);
    });
  });
});
