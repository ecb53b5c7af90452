import { anytimePValue, anytimeReach, everReaches, plannedReach } from "./boundary";

/** All numbers by mpmath in 40 digits, from 4 Σ (−1)^k Φ(−(2k+1)x) with as many terms as it takes. */
test.each([
  [0.2, 0.999999999999948693],
  [0.5, 0.990843009710239244],
  [0.9, 0.722386196272084011],
  [1, 0.629222570200476095],
  [1.5, 0.267215214383060979],
  [2.5, 0.024838661302976905],
  [5, 1.14660628751677565e-6],
])("a Brownian motion leaves ±%f within the unit of time with probability %f", (level, probability) => {
  expect(everReaches(level)).toBeCloseTo(probability, 13);
});

test.each([
  [0.01, 2.82351637123646076],
  [0.05, 2.26114951644254159],
  [0.1, 1.98181452888145005],
  [0.2, 1.66958981046945475],
])("at an error of %f the plan's end needs %f standard errors", (alpha, reach) => {
  expect(plannedReach(alpha)).toBeCloseTo(reach, 12);
});

test.each([
  [2.5, 0.5, 0.162315280034284634],
  [3.0894491021280444, 1, 0.00422164341954750605],
  [1, 0.2, 1],
  [8, 0.05, 0.0000227897769737954105],
  [4.5, 1.5, 0.00599078008234634569],
])("z = %f at %f of the plan has the p-value %f", (z, fraction, pValue) => {
  expect(anytimePValue(z, fraction)).toBeCloseTo(pValue, 12);
  expect(anytimePValue(-z, fraction)).toBe(anytimePValue(z, fraction));
});

test.each([0.01, 0.2, 0.7, 1, 1.3, 5])("the reach at %f of the plan is the z whose p-value is the error allowed", (fraction) => {
  for (const alpha of [0.01, 0.05, 0.2]) {
    const reach = anytimeReach(fraction, alpha);
    expect(anytimePValue(reach * (1 + 1e-9), fraction)).toBeLessThanOrEqual(alpha);
    expect(anytimePValue(reach * (1 - 1e-9), fraction)).toBeGreaterThan(alpha);
  }
});

test("without information nothing is told", () => {
  expect(anytimePValue(5, 0)).toBe(1);
  expect(anytimeReach(0, 0.05)).toBe(Infinity);
});
