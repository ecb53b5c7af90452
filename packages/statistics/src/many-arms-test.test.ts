import { manyArmsTest } from "./many-arms-test";

const arms = (...counts: [number, number][]) => counts.map(([successes, trials]) => ({ successes, trials }));

test("four groups of smokers differ as published", () => {
  // J. L. Fleiss, Statistical Methods for Rates and Proportions, 1981, p. 139; R `prop.test`: X-squared = 12.6004, df = 3, p-value = 0.005585. Digits by scipy 1.17 `chi2_contingency`.
  const { chiSquare, degreesOfFreedom, pValue } = manyArmsTest(arms([83, 86], [90, 93], [129, 136], [70, 82]));
  expect({ chiSquare, degreesOfFreedom, pValue }).toEqual({ chiSquare: expect.closeTo(12.600411297127634, 10), degreesOfFreedom: 3, pValue: expect.closeTo(0.005585476661627036, 12) });
});

test("every pair has its p-value, corrected for all pairs", () => {
  // scipy 1.17 `chi2_contingency`, statsmodels 0.15 `proportions_ztest` and `multipletests(method="holm")`.
  const { chiSquare, pValue, pairs } = manyArmsTest(arms([40, 120], [55, 118], [37, 131]));
  expect(chiSquare).toBeCloseTo(9.574428727845046, 10);
  expect(pValue).toBeCloseTo(0.008335645144438304, 12);
  expect(pairs).toEqual([
    { first: 0, second: 1, pValue: expect.closeTo(0.03651475205622111, 12), correctedPValue: expect.closeTo(0.07302950411244222, 12) },
    { first: 0, second: 2, pValue: expect.closeTo(0.38248081028455416, 12), correctedPValue: expect.closeTo(0.38248081028455416, 12) },
    { first: 1, second: 2, pValue: expect.closeTo(0.0027167737640778613, 12), correctedPValue: expect.closeTo(0.008150321292233583, 12) },
  ]);
});

test("arms without trials are left out, and what all or none did differs in nothing", () => {
  expect(manyArmsTest(arms([5, 50], [0, 0], [15, 50]))).toMatchObject({ degreesOfFreedom: 1, pairs: [{ pValue: null }, { pValue: expect.closeTo(0.012419330651552277, 12), correctedPValue: expect.closeTo(0.012419330651552277, 12) }, { pValue: null }] });
  expect(manyArmsTest(arms([0, 50], [0, 40]))).toMatchObject({ chiSquare: 0, pValue: 1 });
  expect(manyArmsTest([])).toEqual({ chiSquare: 0, degreesOfFreedom: 0, pValue: 1, pairs: [] });
});
