import { fisherTest } from "./fisher-test";
import { testSegments } from "./test-segments";

test("finds the segment that is above the rest, and corrects for having looked at all", () => {
  const found = testSegments([
    { key: "+1212", successes: 30, trials: 100 },
    { key: "+1305", successes: 60, trials: 100 },
    { key: "+1415", successes: 28, trials: 100 },
    { key: "+1999", successes: 2, trials: 2 },
  ]);
  expect(found.map(({ key }) => key)).toEqual(["+1305", "+1999", "+1212", "+1415"]);
  // statsmodels 0.15 `proportions_ztest(alternative="larger")` of 60 in 100 against 60 in 202.
  expect(found[0]).toMatchObject({ rate: 0.6, restRate: 60 / 202 });
  expect(found[0]?.pValue).toBeCloseTo(2.057880298385559e-7, 12);
  expect(found[0]?.correctedPValue).toBeCloseTo(4 * 2.057880298385559e-7, 11);
  expect(found[1]?.pValue).toBe(fisherTest({ successes: 2, trials: 2 }, { successes: 118, trials: 300 }, "greater"));
  expect(found[3]?.correctedPValue).toBeGreaterThan(0.9);
});

test("one segment alone has nothing to be above of", () => {
  expect(testSegments([{ key: "all", successes: 3, trials: 9 }, { key: "none", successes: 0, trials: 0 }])).toEqual([]);
});

test("values of several attributes are tested together against one total", () => {
  const found = testSegments([{ key: "region: north", successes: 20, trials: 50 }, { key: "line: mobile", successes: 25, trials: 80 }], { successes: 30, trials: 100 });
  expect(found.map(({ key, restRate }) => [key, restRate])).toEqual([["region: north", 0.2], ["line: mobile", 0.25]]);
});
