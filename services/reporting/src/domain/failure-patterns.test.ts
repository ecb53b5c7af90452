import { failurePatterns, type FailureGroup } from "./failure-patterns";

const ALL = { successes: 300, trials: 1000 };
const group = (key: string, value: string, failed: number, of: number): FailureGroup => ({ key, value, failed, of });

test("a group that fails far more often is told with its counts, the rest, the test and its correction", () => {
  const { tested, patterns } = failurePatterns([group("region", "NY", 90, 200), group("region", "CA", 210, 800)], () => ALL);
  expect(tested).toBe(2);
  expect(patterns).toMatchObject([
    {
      ...{ key: "region", value: "NY", failed: { count: 90, of: 200, rate: 45 }, elsewhere: { count: 210, of: 800, rate: 26.25 }, difference: 18.75, test: "pooled_z" },
      consider: "Segment audience by region",
      message: "Contacts with region NY failed more often: 90 of 200 (45.0 %), and 210 of 800 (26.3 %) of all others (p < 0.001, corrected for 2 comparisons).",
    },
  ]);
  const [pattern] = patterns;
  // z = (0.45 − 0.2625) / sqrt(0.3 × 0.7 × (1 / 200 + 1 / 800)) = 5.175492; one-sided p by Python's NormalDist.
  expect(pattern?.pValue).toBeCloseTo(1.1365577121900446e-7, 15);
  expect(pattern?.correctedPValue).toBeCloseTo((pattern?.pValue ?? 0) * 2, 12);
  expect(pattern?.differenceInterval.low).toBeLessThan(18.75);
});

test("what fails less often is no pattern, nor what a few contacts show", () => {
  expect(failurePatterns([group("line_type", "mobile", 20, 200), group("attribute.plan", "gold", 3, 5)], () => ALL).patterns).toEqual([]);
});

test("the more is looked at, the more a single group must show", () => {
  const likely = group("attribute.plan", "gold", 75, 200);
  expect(failurePatterns([likely], () => ALL).patterns).toHaveLength(1);
  const many = Array.from({ length: 60 }, (_, index) => group("number_prefix", `+1${200 + index}`, 5, 16));
  expect(failurePatterns([likely, ...many], () => ALL).patterns).toEqual([]);
});

test("a group that holds everything has no rest to differ from and is not counted as a comparison", () => {
  expect(failurePatterns([group("region", "NY", 300, 1000)], () => ALL)).toEqual({ tested: 0, patterns: [] });
});

test("small counts are tested exactly, hours against the attempts at other hours", () => {
  const totals = (key: string) => (key === "hour" ? { successes: 60, trials: 500 } : ALL);
  const { patterns } = failurePatterns([group("hour", "9", 12, 14)], totals);
  expect(patterns).toMatchObject([{ test: "fisher_exact", elsewhere: { count: 48, of: 486 }, consider: "Different time of day" }]);
  expect(patterns[0]?.message).toMatch(/^Attempts from 9:00 to 9:59 failed more often: 12 of 14 \(85.7 %\), and 48 of 486 \(9.9 %\) at other hours/);
});
