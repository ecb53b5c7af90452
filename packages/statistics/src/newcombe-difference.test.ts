import { newcombeDifference } from "./newcombe-difference";

/** The eight examples of R. G. Newcombe, Statistics in Medicine 17 (1998) 873, table II, method 10; more digits by statsmodels 0.15 `confint_proportions_2indep(method="newcomb")`. */
const PUBLISHED: [number, number, number, number, number, number][] = [
  [56, 70, 48, 80, 0.05243147240236498, 0.33387265403690614],
  [9, 10, 3, 10, 0.1705227239345029, 0.809017973535488],
  [6, 7, 2, 7, 0.05822792748231209, 0.8062496375242278],
  [5, 56, 0, 29, -0.038137147903536936, 0.19256001385511165],
  [0, 10, 0, 20, -0.1611251580528194, 0.27753279986288926],
  [0, 10, 0, 10, -0.27753279986288926, 0.27753279986288926],
  [10, 10, 0, 20, 0.6790860371419145, 1],
  [10, 10, 0, 10, 0.6075093504305241, 1],
];

test.each(PUBLISHED)("%i of %i less %i of %i lies between %f and %f", (a, n, b, m, low, high) => {
  const interval = newcombeDifference({ successes: a, trials: n }, { successes: b, trials: m });
  expect(interval?.low).toBeCloseTo(low, 11);
  expect(interval?.high).toBeCloseTo(high, 11);
});

test("an arm without trials differs from none", () => {
  expect(newcombeDifference({ successes: 0, trials: 0 }, { successes: 1, trials: 2 })).toBeNull();
});
