import { inPercent } from "./counts";
import { wilson } from "./wilson";

/** Calculated apart from this code with 50-digit decimals; 81 of 263 is the worked example of R. G. Newcombe, Statistics in Medicine 17 (1998), 25.53 to 36.62. */
const KNOWN = [
  { successes: 15, trials: 50, low: 19.103553500880946, high: 43.75035046445340 },
  { successes: 81, trials: 263, low: 25.528851987827422, high: 36.62095769828001 },
  { successes: 15, trials: 148, low: 6.238639953073628, high: 16.04872417233080 },
  { successes: 1, trials: 29, low: 0.6113214292762660, high: 17.17552187932029 },
  { successes: 0, trials: 20, low: 0, high: 16.112515805281939 },
  { successes: 10, trials: 10, low: 72.24672001371107, high: 100 },
  { successes: 9038, trials: 27729, low: 32.044783868610303, high: 33.14810841279070 },
];

test.each(KNOWN)("$successes of $trials lies between $low and $high percent", ({ successes, trials, low, high }) => {
  const interval = inPercent(wilson(successes, trials));
  expect(interval?.low).toBeCloseTo(low, 9);
  expect(interval?.high).toBeCloseTo(high, 9);
});

test("no trials give no interval", () => {
  expect(wilson(0, 0)).toBeNull();
});

test("the interval never leaves 0 to 1 and always holds the rate", () => {
  const counts = Array.from({ length: 60 }, (_, index) => index + 1).flatMap((trials) => Array.from({ length: trials + 1 }, (_, successes) => ({ successes, trials })));
  const outside = counts.filter(({ successes, trials }) => {
    const interval = wilson(successes, trials);
    return !interval || interval.low < 0 || interval.high > 1 || interval.low > successes / trials || interval.high < successes / trials;
  });
  expect(outside).toEqual([]);
});
