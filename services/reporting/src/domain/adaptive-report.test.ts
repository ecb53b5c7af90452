import { reportAdaptive } from "./adaptive-report";

const question = { baselineRate: 40, smallestLift: 5, power: 0.8, alpha: 0.05 };
const arms = ["A", "B"].map((name) => ({ name, executionId: name, size: 1_000 }));
const deal = (waves: [number, number][], isEndedEarly = false) => ({
  contacts: 4_000,
  leastShare: 0.1,
  waves: waves.map((sizes) => ({ shares: sizes.map((size) => size / (sizes[0] + sizes[1])), sizes })),
  isEndedEarly,
});
const turned = [
  [{ successes: 60, trials: 100 }, { successes: 450, trials: 900 }],
  [{ successes: 270, trials: 900 }, { successes: 20, trials: 100 }],
];

describe("the report of an experiment that moves its shares", () => {
  it("tells the lead within the waves where all contacts together would turn it round", () => {
    const report = reportAdaptive(arms, question, false, deal([[100, 900], [900, 100]]), turned);
    // 330 and 470 of 1000 would say that B leads by 14 points.
    expect(report.verdict.leader).toBe("A");
    expect(report.differences).toMatchObject([{ a: "A", b: "B", difference: expect.closeTo(10, 9) as number, interval: null, pValue: null, correctedPValue: null }]);
    expect(report.differences[0]?.anytimeInterval.low).toBeLessThan(10);
    expect(report.differences[0]?.anytimeInterval.high).toBeGreaterThan(10);
    expect(report.counted.map(({ rate }) => rate)).toEqual([expect.closeTo(45, 9), expect.closeTo(35, 9)]);
    expect(report.allArmsPValue).toBe(report.differences[0]?.anytimePValue);
    expect([report.contactsCounted, report.contactsPlanned]).toEqual([2_000, 4_000]);
    expect(report.verdict.sentence).not.toMatch(/33(\.0)? %|47(\.0)? %/);
  });

  it("shows every wave with its shares, and no rate of one that is not over", () => {
    const { waves, verdict } = reportAdaptive(arms, question, false, deal([[100, 900], [900, 100], [500, 500]]), turned);
    expect(waves.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(waves[0]?.arms).toMatchObject([{ name: "A", share: 10, size: 100, compared: { count: 60, of: 100, rate: 60 } }, { name: "B", share: 90, size: 900, compared: { rate: 50 } }]);
    expect(waves[2]?.arms.map(({ compared }) => compared)).toEqual([null, null]);
    expect(verdict.kind).not.toBe("stopped");
  });

  it("names a winner that leads by more than chance", () => {
    const clear = [[{ successes: 400, trials: 1_000 }, { successes: 520, trials: 1_000 }], [{ successes: 80, trials: 200 }, { successes: 936, trials: 1_800 }]];
    expect(reportAdaptive(arms, question, false, deal([[1_000, 1_000], [200, 1_800]]), clear).verdict).toMatchObject({ kind: "winner", leader: "B" });
  });

  it.each([[true, false], [false, true]])("says that it was stopped where no wave follows (by hand: %s, by an arm's end: %s)", (isStopped, isEndedEarly) => {
    const even = [[{ successes: 40, trials: 100 }, { successes: 41, trials: 100 }]];
    expect(reportAdaptive(arms, question, isStopped, deal([[100, 100]], isEndedEarly), even).verdict).toMatchObject({ kind: "stopped", moreContacts: 0 });
  });

  it("has nothing to compare before the first wave is over", () => {
    const { verdict, counted, differences, allArmsPValue, waves } = reportAdaptive(arms, question, false, deal([[100, 100]]), []);
    expect(verdict).toMatchObject({ kind: "no_difference_yet", leader: null });
    expect([differences, allArmsPValue, waves.length, counted.map(({ rate }) => rate)]).toEqual([[], 1, 1, [null, null]]);
  });
});
