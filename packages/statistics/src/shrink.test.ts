import { betaPrior, shrink } from "./shrink";

const cells = (...counts: [number, number][]) => counts.map(([successes, trials]) => ({ successes, trials }));

/** The prior by solving E[chi-square] = chi-square for the correlation with scipy 1.17 `brentq`, not by its closed form; intervals by `scipy.stats.beta.ppf`. */
test("the cells tell what they are drawn from", () => {
  expect(betaPrior(cells([2, 10], [30, 100], [80, 160]))).toEqual({ mean: expect.closeTo(0.4148148148148148, 12), strength: expect.closeTo(12.423936551922765, 9), trials: 270 });
  expect(betaPrior(cells([12, 40], [35, 70], [9, 55], [51, 90], [3, 6], [0, 0]))).toEqual({ mean: expect.closeTo(0.421455938697318, 12), strength: expect.closeTo(7.189329586195855, 9), trials: 261 });
});

test("a small cell is drawn to the mean, a large one keeps its own rate", () => {
  expect(shrink(cells([2, 10], [30, 100], [80, 160]))).toEqual([
    { rate: expect.closeTo(0.31901771232239123, 10), weight: expect.closeTo(0.4459520288440407, 10), trials: expect.closeTo(22.423936551922765, 9), interval: { low: expect.closeTo(0.14787490890610452, 9), high: expect.closeTo(0.5206957186934613, 9) } },
    { rate: expect.closeTo(0.3126881518138374, 10), weight: expect.closeTo(0.8894902906536741, 10), trials: expect.closeTo(112.423936551922765, 9), interval: { low: expect.closeTo(0.23073430450528146, 9), high: expect.closeTo(0.4009544318690916, 9) } },
    { rate: expect.closeTo(0.49386201616162595, 10), weight: expect.closeTo(0.9279454071147396, 10), trials: expect.closeTo(172.423936551922765, 9), interval: { low: expect.closeTo(0.41961155092691277, 9), high: expect.closeTo(0.5682473912433355, 9) } },
  ]);
});

test("a cell without trials has the mean and says so", () => {
  const [empty] = shrink(cells([0, 0]), { mean: 0.3, strength: 10, trials: Infinity }) ?? [];
  expect(empty).toMatchObject({ rate: 0.3, weight: 0 });
});

test("cells that differ as chance makes them teach nothing", () => {
  expect(betaPrior(cells([30, 100], [32, 100], [28, 100]))).toEqual({ mean: 0.3, strength: Infinity, trials: 300 });
  expect(shrink(cells([30, 100], [32, 100], [28, 100]))?.map(({ rate, weight }) => [rate, weight])).toEqual([[0.3, 0], [0.3, 0], [0.3, 0]]);
});

test("nothing known is no rate at all", () => {
  expect(betaPrior([])).toBeNull();
  expect(shrink(cells([0, 0]))).toBeNull();
});

/** Wilson's intervals were worked out apart, in Python by the formula as Brown, Cai and DasGupta print it. */
describe("nothing is surer than the trials make it", () => {
  const intervals = (...counts: [number, number][]) => shrink(cells(...counts))?.map(({ interval }) => interval);
  const between = (low: number, high: number) => ({ low: expect.closeTo(low, 9) as number, high: expect.closeTo(high, 9) as number });

  it("leaves a rate of 0 or of 1 as much room as few trials do", () => {
    expect(intervals([0, 5])).toEqual([between(0, 0.43448246478317476)]);
    expect(intervals([5, 5])).toEqual([between(0.5655175352168251, 1)]);
    expect(intervals([0, 2], [0, 3])).toEqual([between(0, 0.43448246478317476), between(0, 0.43448246478317476)]);
  });

  it("knows of cells that are alike as much as all of them tell", () => {
    expect(intervals([30, 100], [32, 100], [28, 100])).toEqual(Array.from({ length: 3 }, () => between(0.2509396638847768, 0.35411752470494157)));
  });

  it("does not grow sure because cells are nearly alike", () => {
    const [cell] = shrink(cells([30, 100]), { mean: 0.3, strength: 1e6, trials: 300 }) ?? [];
    expect(cell).toMatchObject({ rate: expect.closeTo(0.3, 9) as number, trials: 300, interval: between(0.2509396638847768, 0.35411752470494157) });
  });

  it("takes cells that are all successes or all failures each by itself", () => {
    expect(betaPrior(cells([0, 10], [10, 10]))?.strength).toBe(0);
    expect(intervals([0, 10], [10, 10], [0, 0])).toEqual([between(0, 0.2775327998628892), between(0.7224672001371107, 1), between(0, 1)]);
  });

  it("believes a prior that is given as certain", () => {
    expect(shrink(cells([1, 5]), { mean: 0.3, strength: Infinity, trials: Infinity })?.[0]?.interval).toEqual({ low: 0.3, high: 0.3 });
  });
});
