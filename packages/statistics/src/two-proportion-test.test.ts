import { fisherTest } from "./fisher-test";
import { twoProportionTest } from "./two-proportion-test";

const of = (successes: number, trials: number) => ({ successes, trials });

/** statsmodels 0.15 `proportions_ztest`, two-sided and `alternative="larger"`. */
test.each([
  [640, 1800, 730, 1800, 0.002005280624285065, 0.9989973596878575],
  [15, 148, 23, 123, 0.043226182659344525, 0.9783869086703277],
  [300, 5000, 360, 5100, 0.0313372410310569, 0.9843313794844716],
  [5, 50, 15, 50, 0.012419330651552277, 0.9937903346742238],
])("%i of %i against %i of %i has the p-value %f", (a, n, b, m, twoSided, greater) => {
  expect(twoProportionTest(of(a, n), of(b, m))).toEqual({ pValue: expect.closeTo(twoSided, 12), test: "pooled_z" });
  expect(twoProportionTest(of(a, n), of(b, m), "greater")?.pValue).toBeCloseTo(greater, 12);
});

/** Sums of binomial coefficients as exact fractions; 3 of 4 against 1 of 4 is Fisher's lady tasting tea (The Design of Experiments, 1935): 17/70 one-sided. */
test.each([
  [3, 4, 1, 4, 0.4857142857142857, 17 / 70],
  [1, 10, 11, 14, 0.0027594561852200836, 0.9999663480953022],
  [0, 20, 4, 500, 1, 1],
  [10, 12, 2, 15, 0.0004352313007582896, 0.00040905759710444054],
  [7, 20, 1_300, 200_000, 3.603309342871022e-11, 3.603309342871022e-11],
])("%i of %i against %i of %i is exactly %f, one-sided %f", (a, n, b, m, twoSided, greater) => {
  expect(fisherTest(of(a, n), of(b, m)) / twoSided).toBeCloseTo(1, 10);
  expect(fisherTest(of(a, n), of(b, m), "greater") / greater).toBeCloseTo(1, 10);
});

test("where a cell expects fewer than five the test is exact", () => {
  expect(twoProportionTest(of(3, 4), of(1, 4))).toEqual({ pValue: expect.closeTo(34 / 70, 12), test: "fisher_exact" });
  expect(twoProportionTest(of(0, 100), of(0, 100))).toEqual({ pValue: 1, test: "fisher_exact" });
});

test("an arm without trials is not tested", () => {
  expect(twoProportionTest(of(0, 0), of(1, 2))).toBeNull();
});
