import { manyArmsTest } from "./many-arms-test";
import { betaQuantile, chiSquareAbove } from "./special-functions";

test("what is too small for a number is 0", () => {
  expect(chiSquareAbove(2, 1_400)).toBeGreaterThan(0);
  expect(chiSquareAbove(2, 1_500)).toBe(0);
  expect(betaQuantile(0.01, 5, 0.025)).toBeGreaterThan(0);
  expect(betaQuantile(0.001, 5, 0.025)).toBe(0);
});

test("what is asked outside of the distribution is still an error", () => {
  expect(() => betaQuantile(-1, 5, 0.025)).toThrow("domain error");
});

test("arms that differ beyond any doubt can be tested", () => {
  const test = manyArmsTest([{ successes: 2_981, trials: 9_243 }, { successes: 3_033, trials: 9_243 }, { successes: 5_664, trials: 9_243 }]);
  expect(test.chiSquare).toBeGreaterThan(1_490);
  expect(test.pValue).toBe(0);
  expect(test.pairs.map(({ correctedPValue }) => correctedPValue !== null && correctedPValue < 1e-10)).toEqual([false, true, true]);
});
