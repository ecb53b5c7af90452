import { requiredContacts } from "@redial/statistics";
import { reportExperiment, type ArmSeen } from "./experiment-report";

const question = { baselineRate: 40, smallestLift: 5, power: 0.8, alpha: 0.05 };
const arm = (name: string, successes: number, trials: number, size = trials): ArmSeen => ({ name, executionId: name, size, counted: { successes, trials } });

describe("an experiment's report", () => {
  it("names the arm that beats each other, with intervals and p-values of one look and of any", () => {
    const { verdict, differences, counted, contactsCounted, contactsPlanned, allArmsPValue } = reportExperiment([arm("A", 800, 2_000), arm("B", 960, 2_000)], question, false);
    expect(verdict).toMatchObject({ kind: "winner", leader: "B", moreContacts: 0 });
    expect(verdict.sentence).toMatch(/^Arm "B" wins/);
    expect(differences).toHaveLength(1);
    const [difference] = differences;
    expect(difference).toMatchObject({ a: "A", b: "B", difference: expect.closeTo(-8, 9) as number });
    // Newcombe's method 10 and the pooled z-test (z = 5.096), worked out by hand from Wilson's ends.
    expect(difference?.interval?.low).toBeCloseTo(-11.05, 1);
    expect(difference?.interval?.high).toBeCloseTo(-4.93, 1);
    expect(difference?.pValue).toBeLessThan(1e-6);
    expect(difference?.correctedPValue).toBe(difference?.pValue);
    expect(difference?.anytimeInterval.high).toBeLessThan(0);
    expect(difference?.anytimePValue).toBeGreaterThan(difference?.pValue ?? 1);
    expect(allArmsPValue).toBeLessThan(1e-6);
    expect(counted.map(({ rate }) => rate)).toEqual([40, 48]);
    expect([contactsCounted, contactsPlanned]).toEqual([4_000, 4_000]);
  });

  it("says how many more contacts would tell while too few are counted", () => {
    const { verdict } = reportExperiment([arm("A", 40, 100, 3_000), arm("B", 44, 100, 3_000)], question, false);
    expect(verdict.kind).toBe("no_difference_yet");
    const planned = { baseline: 0.4, lift: 0.05, power: 0.8, alpha: 0.05, split: { kind: "fixed" as const, contacts: [3_000, 3_000] } };
    expect(verdict.moreContacts).toBe(Math.max(6_000, requiredContacts(planned)) - 200);
  });

  it("says that it was stopped when it was, unless it told before", () => {
    const early = reportExperiment([arm("A", 40, 100, 3_000), arm("B", 44, 100, 3_000)], question, true);
    expect(early.verdict).toMatchObject({ kind: "stopped", moreContacts: 0, moreContactsAsSeen: null, sentence: expect.stringMatching(/stopped after 200 contacts/) as string });
    expect(reportExperiment([arm("A", 800, 2_000), arm("B", 960, 2_000)], question, true).verdict.kind).toBe("winner");
  });

  it("has nothing to compare before anybody is over", () => {
    const { verdict, differences, allArmsPValue, counted } = reportExperiment([arm("A", 0, 0, 50), arm("B", 0, 0, 50), arm("C", 0, 0, 50)], question, false);
    expect(verdict).toMatchObject({ kind: "no_difference_yet", leader: null, pValue: 1 });
    expect([differences, allArmsPValue]).toEqual([[], 1]);
    expect(counted.map(({ rate }) => rate)).toEqual([null, null, null]);
  });

  it("corrects for every pair of many arms", () => {
    const { differences } = reportExperiment([arm("A", 400, 1_000), arm("B", 440, 1_000), arm("C", 430, 1_000)], question, false);
    expect(differences.map(({ a, b }) => a + b)).toEqual(["AB", "AC", "BC"]);
    for (const { pValue, correctedPValue } of differences) expect(correctedPValue).toBeGreaterThanOrEqual(pValue ?? 1);
    // Holm: the least of three counts thrice, the next twice, and none less than one before it.
    const rising = [...differences].sort((one, other) => (one.pValue ?? 1) - (other.pValue ?? 1));
    const [least = 1, next = 1, last = 1] = rising.map(({ pValue }) => pValue ?? 1);
    const first = Math.min(1, least * 3);
    const second = Math.min(1, Math.max(first, next * 2));
    expect(rising.map(({ correctedPValue }) => correctedPValue)).toEqual([first, second, Math.max(second, last)].map((value) => expect.closeTo(value, 12) as number));
    expect(first).toBeGreaterThan(least);
  });

  it("takes the chance of a false winner that was chosen", () => {
    const arms = [arm("A", 400, 1_000), arm("B", 455, 1_000)];
    expect(reportExperiment(arms, { ...question, alpha: 0.05 }, false).verdict.kind).toBe("winner");
    expect(reportExperiment(arms, { ...question, alpha: 0.001 }, false).verdict.kind).toBe("no_difference_yet");
  });
});
