import { powerToBeatAll, requiredSampleSize, requiredSequentialSize } from "./required-sample-size";

test("asks for as many as published", () => {
  // J. L. Fleiss (1981), 3.14, without continuity correction: 76.70692845177743, as R 4 `power.prop.test(p1=.5, p2=.75, power=.9)` says 76.7; the other two by the same formula in 50 digits: 1470.49 and 3840.85.
  expect(requiredSampleSize({ baseline: 0.5, lift: 0.25, power: 0.9 })).toBe(77);
  expect(requiredSampleSize({ baseline: 0.35, lift: 0.05 })).toBe(1_471);
  expect(requiredSampleSize({ baseline: 0.1, lift: 0.02 })).toBe(3_841);
});

test("looking at will costs a quarter more", () => {
  // The same formula with 2.2611 for 1.96: 1803.79 and 4711.20.
  expect(requiredSequentialSize({ baseline: 0.35, lift: 0.05 })).toBe(1_804);
  expect(requiredSequentialSize({ baseline: 0.1, lift: 0.02 })).toBe(4_712);
});

test("of more arms each needs more, for the best must beat them all", () => {
  // The integral by scipy 1.17 `quad`, solved by `brentq`: 1829.33 for one look; 2199.13 and 2420.48 for any.
  expect(requiredSampleSize({ baseline: 0.35, lift: 0.05, arms: 3 })).toBe(1_830);
  expect(requiredSequentialSize({ baseline: 0.35, lift: 0.05, arms: 3 })).toBe(2_200);
  expect(requiredSequentialSize({ baseline: 0.35, lift: 0.05, arms: 4 })).toBe(2_421);
});

test("the chance to beat two is that of two correlated normals", () => {
  // scipy 1.17 `multivariate_normal.cdf` with the covariance of the two differences.
  expect(powerToBeatAll({ baseline: 0.35, best: 0.4, ofBest: 2_200, perArm: 2_200, others: 2, reach: 2.2611495164425417 })).toBeCloseTo(0.8002048100344308, 10);
});

test("a worse arm is found as well as a better one, and what cannot be is refused", () => {
  expect(requiredSampleSize({ baseline: 0.4, lift: -0.05 })).toBe(1_471);
  expect(() => requiredSampleSize({ baseline: 0.97, lift: 0.05 })).toThrow(RangeError);
  expect(() => requiredSampleSize({ baseline: 0.3, lift: 0 })).toThrow(RangeError);
});
