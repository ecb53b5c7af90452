import { projectRetries, type RetriesMade } from "./project-retries";

/** Two hundred contacts: 60 of 200 reached at once, 35 of 140 by the retry; 5 of the others have no number. */
const MADE: RetriesMade = {
  contacts: 200,
  completed: 95,
  counts: [{ attempt: 1, attempts: 200, completed: 60 }, { attempt: 2, attempts: 140, completed: 35 }],
  mostAttempts: 2,
  left: 100,
};

test("one retry fewer would have cost what the last attempts completed", () => {
  const { oneFewer, lastAttempt } = projectRetries(MADE);
  expect(lastAttempt).toMatchObject({ count: 35, of: 140, rate: 25 });
  expect(oneFewer).toMatchObject({ calls: -140, completed: -35, connectionRate: 30, change: -17.5, completionsPerHundredCalls: 25 });
  // Wilson's interval of 35 of 200 in contacts, calculated apart with 50-digit decimals.
  expect(oneFewer?.completedInterval.low).toBeCloseTo(-46.728862296497993, 9);
  expect(oneFewer?.completedInterval.high).toBeCloseTo(-25.721030132546661, 9);
});

test("one retry more is foretold by the line of the odds, with an interval around it", () => {
  const { oneMore, contactsLeft } = projectRetries(MADE);
  // Odds against were 7 : 3 and 3 : 1; the next are 11 : 3, a chance of 3 in 14.
  expect(contactsLeft).toBe(100);
  expect(oneMore?.calls).toBe(100);
  expect(oneMore?.completed).toBeCloseTo(300 / 14, 9);
  expect(oneMore?.connectionRate).toBeCloseTo((95 + 300 / 14) / 2, 9);
  expect(oneMore?.completionsPerHundredCalls).toBeCloseTo(300 / 14, 9);
  // By hand: the variance of the odds 2 × 3 − 7 / 3 is 4 × var(3) + var(7 / 3), with var(odds) = odds² × (1 / reached + 1 / missed).
  const variance = (4 * 9 * (1 / 35 + 1 / 105) + (49 / 9) * (1 / 60 + 1 / 140)) / (11 / 3) ** 2;
  const spread = (3 / 14) * (11 / 14);
  const reach = 1.959963984540054 * Math.sqrt(100 * spread + (100 * spread) ** 2 * variance);
  expect(oneMore?.completedInterval.low).toBeCloseTo(300 / 14 - reach, 9);
  expect(oneMore?.completedInterval.high).toBeCloseTo(300 / 14 + reach, 9);
});

test("observed and fitted conversion stand side by side", () => {
  expect(projectRetries(MADE).fitted).toMatchObject([{ attempt: 1, observed: { rate: 30 }, fitted: expect.closeTo(30, 9) }, { attempt: 2, observed: { rate: 25 }, fitted: expect.closeTo(25, 9) }]);
});

test("a strategy without retries has none to leave out, and one attempt foretells no other", () => {
  const projection = projectRetries({ ...MADE, completed: 60, counts: MADE.counts.slice(0, 1), mostAttempts: 1, left: 135 });
  expect(projection).toMatchObject({ oneFewer: null, oneMore: null, fitted: [] });
  expect(projection.oneFewerMethod).toBe("The strategy makes no retry that could be left out.");
  expect(projection.oneMoreMethod).toMatch(/^At least two attempt numbers/);
});

test("where nobody is left one retry more brings nothing to foretell", () => {
  expect(projectRetries({ ...MADE, left: 0 })).toMatchObject({ oneMore: null, oneMoreMethod: "Nobody is left to retry after attempt 2." });
});

test("before the last attempt was made nothing is known of leaving it out", () => {
  expect(projectRetries({ ...MADE, mostAttempts: 3 })).toMatchObject({ oneFewer: null, oneFewerMethod: "Attempt 3 was not made yet.", lastAttempt: { of: 0, rate: null } });
});

test("one retry more brings at most the contacts that are left", () => {
  expect(projectRetries({ ...MADE, left: 1 }).oneMore?.completedInterval).toEqual({ low: 0, high: 1 });
});
