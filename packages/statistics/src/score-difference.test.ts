import { differenceOf, scoreInterval, scoreOf } from "./score-difference";

const of = (successes: number, trials: number) => [{ successes, trials }];

/**
 * By mpmath in 30 digits: the likelihood under the supposed difference maximized by bisection of its derivative, not by the cubic. 56 of 70 and 48 of 80 is the first
 * example of Newcombe (1998), method 5 (Mee): 0.0533 to 0.3377. Last column: the score of a supposed difference of 0.02.
 */
test.each([
  [640, 1_800, 730, 1_800, -0.08161856078476293, -0.01828771054224739, -4.325372230481247],
  [15, 148, 23, 123, -0.1740828934241511, -0.002628279131005902, -2.485453605871354],
  [9, 10, 3, 10, 0.1821264994567669, 0.836950330889672, 2.65065627137076],
  [5, 56, 0, 29, -0.03132706877377824, 0.1925600138551116, 1.446153399349867],
  [56, 70, 48, 80, 0.05333384929132506, 0.3377294637411413, 2.39228471072117],
])("%i of %i less %i of %i lies between %f and %f", (a, n, b, m, low, high, score) => {
  const seen = differenceOf(of(a, n), of(b, m));
  if (!seen) throw new Error("both arms have trials");
  expect(scoreInterval(seen, 1.959963984540054)).toEqual({ low: expect.closeTo(low, 10), high: expect.closeTo(high, 10) });
  expect(scoreOf(seen, 0.02)).toBeCloseTo(score, 10);
});

test("the score of no difference is the pooled z", () => {
  const seen = differenceOf(of(15, 148), of(23, 123));
  const pooled = 38 / 271;
  expect(seen && scoreOf(seen, 0)).toBeCloseTo((15 / 148 - 23 / 123) / Math.sqrt(pooled * (1 - pooled) * (1 / 148 + 1 / 123)), 12);
});

test("periods are compared each within itself", () => {
  // Calculated apart in Python: Σ w d / Σ w with w = n m / (n + m).
  const seen = differenceOf([...of(12, 40), ...of(9, 22), ...of(5, 19)], [...of(20, 42), ...of(25, 58), ...of(30, 61)]);
  expect(seen?.difference).toBeCloseTo(-0.14280240668123448, 12);
  expect(seen?.information).toBeCloseTo(50.92530487804878, 10);
});

test("a rate that moves while the shares do is not taken for a difference", () => {
  const seen = differenceOf([...of(50, 100), ...of(180, 900)], [...of(450, 900), ...of(20, 100)]);
  expect(seen?.difference).toBe(0);
});

test("all or none reached keeps its ends within the scale", () => {
  const all = differenceOf(of(10, 10), of(0, 10));
  expect(all && scoreInterval(all, 1.96).high).toBe(1);
  const none = differenceOf(of(0, 10), of(0, 10));
  const { low, high } = none ? scoreInterval(none, 1.96) : { low: NaN, high: NaN };
  expect(high).toBeCloseTo(-low, 12);
  expect(high).toBeLessThan(0.4);
});

test("without trials there is no difference to speak of", () => {
  expect(differenceOf([], [])).toBeNull();
  expect(differenceOf(of(0, 0), of(1, 2))).toBeNull();
});
