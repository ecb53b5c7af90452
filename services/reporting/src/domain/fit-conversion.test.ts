import { fitConversion, type ConversionCount } from "./fit-conversion";

/** Contacts left after each attempt, of a thousand. */
function leaving(left: readonly number[]): ConversionCount[] {
  return left.slice(1).map((after, index) => ({ attempt: index + 1, attempts: left[index] ?? 0, completed: (left[index] ?? 0) - after }));
}

/** Seven years of the two segments of Fader and Hardie (2007), with the estimates that they print. */
const PUBLISHED = [
  { name: "high end", left: [1000, 869, 743, 653, 593, 551, 517, 491], alpha: 0.668, beta: 3.806, logLikelihood: -1611.2 },
  { name: "regular", left: [1000, 631, 468, 382, 326, 289, 262, 241], alpha: 0.704, beta: 1.182, logLikelihood: -1680.3 },
];

/** The published likelihood counts those left at the end by their survival; so does the product of conversions, term by term. */
test.each(PUBLISHED)("the published estimates of the $name segment are found", ({ left, alpha, beta, logLikelihood }) => {
  const fit = fitConversion(leaving(left));
  expect(fit?.alpha).toBeCloseTo(alpha, 3);
  expect(fit?.beta).toBeCloseTo(beta, 3);
  expect(fit?.logLikelihood).toBeCloseTo(logLikelihood, 1);
});

test("no other line is likelier", () => {
  const counts = leaving([1000, 700, 540, 430, 377]);
  const fit = fitConversion(counts);
  const likelihood = (first: number, step: number) =>
    counts.reduce((sum, { attempt, attempts, completed }) => {
      const chance = 1 / (1 + first + step * (attempt - 1));
      return sum + completed * Math.log(chance) + (attempts - completed) * Math.log(1 - chance);
    }, 0);
  const { first, step } = fit ?? { first: NaN, step: NaN };
  expect(fit?.logLikelihood).toBeCloseTo(likelihood(first, step), 9);
  for (const [a, b] of [[1e-5, 0], [-1e-5, 0], [0, 1e-5], [0, -1e-5], [1e-5, -1e-5]] as const) {
    expect(likelihood(first, step)).toBeGreaterThan(likelihood(first + a, step + b));
  }
});

test("two attempt numbers are met exactly, and the error of the log odds is that of their counts", () => {
  const fit = fitConversion([{ attempt: 1, attempts: 200, completed: 60 }, { attempt: 2, attempts: 140, completed: 35 }]);
  expect(fit?.conversionAt(1)).toBeCloseTo(0.3, 12);
  expect(fit?.conversionAt(2)).toBeCloseTo(0.25, 12);
  expect(fit?.logOddsErrorAt(2)).toBeCloseTo(Math.sqrt(1 / 35 + 1 / 105), 12);
});

test("conversion that rose is not foretold to rise further", () => {
  const fit = fitConversion([{ attempt: 1, attempts: 100, completed: 10 }, { attempt: 2, attempts: 90, completed: 30 }]);
  expect(fit).toMatchObject({ step: 0, alpha: null, beta: null });
  expect(fit?.conversionAt(3)).toBeCloseTo(40 / 190, 12);
});

test.each([
  ["one attempt number", [{ attempt: 1, attempts: 100, completed: 10 }]],
  ["nobody reached", [{ attempt: 1, attempts: 100, completed: 0 }, { attempt: 2, attempts: 100, completed: 0 }]],
  ["nobody missed", [{ attempt: 1, attempts: 100, completed: 100 }, { attempt: 2, attempts: 0, completed: 0 }]],
])("%s tells nothing of how conversion falls", (_, counts) => {
  expect(fitConversion(counts)).toBeNull();
});
