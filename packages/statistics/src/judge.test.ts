import type { ArmComparison } from "./compare-arms";
import type { ExperimentPlan } from "./experiment-plan";
import { judge } from "./judge";

const PLAN: ExperimentPlan = { baseline: 0.35, lift: 0.05, split: { kind: "fixed", contacts: [1_804, 1_804] } };
const arms = (...counts: [number, number][]) => counts.map(([successes, trials], arm) => ({ name: String.fromCharCode(65 + arm), periods: [{ successes, trials }] }));

test("a lead beyond chance is a winner, with the numbers that led to it", () => {
  const verdict = judge(arms([640, 1_804], [730, 1_804]), PLAN);
  expect(verdict).toMatchObject({ kind: "winner", leader: "B", moreContacts: 0, moreContactsAsSeen: null });
  expect(verdict.pValue).toBeLessThan(0.005);
  expect(verdict.sentence).toBe('Arm "B" wins: it beats arm "A", with 40.5 % of 1804 contacts against 35.5 % of 1804 contacts; the true lead is between 1.3 and 8.6 points with 95 % confidence, however often one looked.');
});

test("the same lead at half the plan is no winner yet, and says how many more would tell", () => {
  const verdict = judge(arms([300, 902], [350, 902]), PLAN);
  expect(verdict).toMatchObject({ kind: "no_difference_yet", leader: "B", moreContacts: 1_804 });
  expect(verdict.sentence).toMatch(/^No winner yet: arm "B" has 38.8 % of 902 contacts against 33.3 % of 902 contacts of "A".* The 1804 contacts still to come would find a difference of 5 points in 80 % of cases; if the lead stays as it is, another \d+ contacts would tell\.$/);
});

test("as many more as it says do tell, if the lead stays as it is", () => {
  const { moreContactsAsSeen } = judge(arms([300, 902], [350, 902]), PLAN);
  const perArm = 902 + Math.ceil((moreContactsAsSeen ?? 0) / 2);
  expect(perArm).toBeLessThan(1_804);
  expect(judge(arms([(300 / 902) * perArm, perArm], [(350 / 902) * perArm, perArm]), PLAN).kind).toBe("winner");
  expect(judge(arms([(300 / 902) * (perArm - 5), perArm - 5], [(350 / 902) * (perArm - 5), perArm - 5]), PLAN).kind).toBe("no_difference_yet");
});

test("when as many as asked for are counted and none leads clearly, there is no difference worth the name", () => {
  const verdict = judge(arms([640, 1_804], [655, 1_804]), PLAN);
  expect(verdict).toMatchObject({ kind: "no_difference", leader: "B", moreContacts: 0 });
  expect(verdict.sentence).toMatch(/^No winner, and as many were counted as a difference of 5 points needs/);
});

test("an audience too small for the lift asks for more when it is used up", () => {
  const small: ExperimentPlan = { ...PLAN, split: { kind: "fixed", contacts: [200, 200] } };
  const verdict = judge(arms([70, 200], [80, 200]), small);
  expect(verdict).toMatchObject({ kind: "no_difference_yet", moreContacts: 3_208 });
  expect(verdict.sentence).toContain("It takes another 3208 contacts to find a difference of 5 points in 80 % of cases, and the experiment has none left");
});

test("what a plan can no longer tell takes a new plan of as many as it says", () => {
  const small: ExperimentPlan = { ...PLAN, split: { kind: "fixed", contacts: [200, 200] } };
  const { moreContactsAsSeen } = judge(arms([70, 200], [80, 200]), small);
  const perArm = 200 + Math.ceil((moreContactsAsSeen ?? 0) / 2);
  const atTheEnd = (contacts: number) => judge(arms([0.35 * contacts, contacts], [0.4 * contacts, contacts]), { ...PLAN, split: { kind: "fixed", contacts: [contacts, contacts] } });
  expect(atTheEnd(perArm).kind).toBe("winner");
  expect(atTheEnd(perArm - 10).kind).not.toBe("winner");
});

test("of three, as many more are foretold as it takes to beat the closest", () => {
  const plan: ExperimentPlan = { ...PLAN, split: { kind: "fixed", contacts: [9_000, 9_000, 9_000] } };
  const { moreContactsAsSeen } = judge(arms([300, 1_000], [350, 1_000], [390, 1_000]), plan);
  const perArm = 1_000 + Math.ceil((moreContactsAsSeen ?? 0) / 3);
  const later = (contacts: number) => judge(arms([0.3 * contacts, contacts], [0.35 * contacts, contacts], [0.39 * contacts, contacts]), plan);
  expect(later(perArm)).toMatchObject({ kind: "winner", leader: "C" });
  expect(later(perArm - 10).kind).toBe("no_difference_yet");
});

test("a winner of three beats both others, by itself and not on average", () => {
  const plan: ExperimentPlan = { ...PLAN, split: { kind: "fixed", contacts: [2_200, 2_200, 2_200] } };
  expect(judge(arms([600, 2_200], [880, 2_200], [890, 2_200]), plan)).toMatchObject({ kind: "no_difference", leader: "C" });
  const won = judge(arms([600, 2_200], [770, 2_200], [890, 2_200]), plan);
  expect(won).toMatchObject({ kind: "winner", leader: "C" });
  expect(won.comparisons.map(({ a, b }) => a + b)).toEqual(["AB", "AC", "BC"]);
  expect(won.pValue).toBe(won.comparisons[2]?.pValue);
  expect(won.sentence).toContain('it beats each other arm, the closest being "B"');
});

test("what an earlier look has shown stays shown", () => {
  const won = judge(arms([640, 1_700], [745, 1_700]), PLAN);
  expect(won.kind).toBe("winner");
  const later = judge(arms([690, 1_804], [740, 1_804]), PLAN, won.comparisons);
  expect(later).toMatchObject({ kind: "winner", leader: "B", pValue: won.pValue });
  expect(judge(arms([690, 1_804], [740, 1_804]), PLAN).kind).toBe("no_difference");
});

test("looks that contradict each other name nobody", () => {
  const earlier: ArmComparison[] = judge(arms([900, 1_700], [700, 1_700]), PLAN).comparisons.slice();
  expect(judge(arms([700, 1_804], [950, 1_804]), PLAN, earlier).kind).not.toBe("winner");
});

test("without contacts, or without a second arm, there is nothing to compare", () => {
  expect(judge(arms([0, 0], [0, 0]), PLAN)).toMatchObject({ kind: "no_difference_yet", leader: null, pValue: 1, sentence: "There is nothing to compare yet; 3608 contacts to go." });
  expect(judge(arms([5, 10], [0, 0]), PLAN)).toMatchObject({ kind: "no_difference_yet", leader: "A", pValue: 1 });
});

test("a luck early on that no plan allows for is not called a winner", () => {
  expect(judge(arms([0, 5], [5, 5]), PLAN).kind).toBe("no_difference_yet");
  expect(judge(arms([0, 40], [14, 40]), PLAN).kind).toBe("no_difference_yet");
});

test("a lead so slight that no audience would tell foretells no number, and an arm that is dealt nobody asks for the most there is", () => {
  const large: ExperimentPlan = { ...PLAN, split: { kind: "fixed", contacts: [1_000_000, 1_000_000] }, lift: 0.001 };
  expect(judge(arms([400_000, 1_000_000], [400_001, 1_000_000]), large)).toMatchObject({ kind: "no_difference_yet", leader: "B", moreContactsAsSeen: null });
  for (const contacts of [[10, 0], [0, 0]]) {
    const { moreContacts } = judge(arms([0, 0], [0, 0]), { ...PLAN, split: { kind: "fixed", contacts } });
    expect(moreContacts).toBe(2 ** 31 - 1);
  }
});

describe("where shares change between an easy period and a hard one", () => {
  const plan: ExperimentPlan = { ...PLAN, split: { kind: "adaptive", arms: 2, contacts: 2_000, leastShare: 0.1 } };
  const turned = [
    { name: "A", periods: [{ successes: 60, trials: 100 }, { successes: 270, trials: 900 }] },
    { name: "B", periods: [{ successes: 450, trials: 900 }, { successes: 20, trials: 100 }] },
  ];

  test("who leads in every period is the leader, though the other has the higher rate of all contacts", () => {
    const { leader, comparisons } = judge(turned, plan);
    expect(leader).toBe("A");
    expect(comparisons[0]?.difference).toBeCloseTo(0.1, 12);
    expect(judge([...turned].reverse(), plan).leader).toBe("A");
  });

  test("the sentence tells that lead, and no rate of all contacts", () => {
    const { sentence } = judge(turned, plan);
    expect(sentence).toContain('"A" has a lead of 10 points, compared period by period, with 1000 contacts over 1000 contacts of "B"');
    expect(sentence).not.toMatch(/33 %|47 %/);
  });
});

test("of equals the first leads, and whoever was called alone", () => {
  expect(judge(arms([50, 100], [50, 100], [40, 100]), { ...PLAN, split: { kind: "fixed", contacts: [900, 900, 900] } }).leader).toBe("A");
  expect(judge(arms([0, 0], [5, 10]), PLAN).leader).toBe("B");
});
