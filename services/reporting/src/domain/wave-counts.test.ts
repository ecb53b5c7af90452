import { countsOfWaves, placesOver, rateOverWaves } from "./wave-counts";

const waves = [
  { shares: [0.5, 0.5], sizes: [50, 50] },
  { shares: [0.2, 0.8], sizes: [20, 80] },
  { shares: [0.1, 0.9], sizes: [10, 90] },
];

describe("the waves of an experiment", () => {
  it.each<[string, number[], number]>([
    ["none before the first contact is over", [0, 0], 0],
    ["none while one arm still calls the first", [50, 49], 0],
    ["the first, of which both arms have all", [50, 50], 1],
    ["the first, though one arm is far ahead", [80, 129], 1],
    ["two, at their very ends", [70, 130], 2],
    ["all, when all is over", [80, 220], 3],
    ["none where nothing is known of an arm", [50], 0],
  ])("are compared whole: %s", (_, over, count) => {
    expect(placesOver(waves, over)).toEqual([[50, 50], [70, 130], [80, 220]].slice(0, count));
  });

  it("came to what is completed behind the wave before", () => {
    expect(countsOfWaves([[50, 50], [70, 130]], [[20, 25], [31, 70]])).toEqual([
      [{ successes: 20, trials: 50 }, { successes: 25, trials: 50 }],
      [{ successes: 11, trials: 20 }, { successes: 45, trials: 80 }],
    ]);
  });
});

describe("a rate over waves", () => {
  it("is that of the contacts where no share was moved, with Wilson's interval", () => {
    const even = [[{ successes: 20, trials: 50 }, { successes: 10, trials: 50 }], [{ successes: 24, trials: 60 }, { successes: 20, trials: 60 }]];
    const { rate, interval, ...counts } = rateOverWaves(even, 0);
    expect([counts, rate]).toEqual([{ count: 44, of: 110 }, expect.closeTo(40, 9)]);
    // Wilson's of 44 of 110.
    expect(interval?.low).toBeCloseTo(31.3, 1);
    expect(interval?.high).toBeCloseTo(49.3, 1);
  });

  it("weighs an easy wave and a hard one alike for every arm", () => {
    const turned = [[{ successes: 60, trials: 100 }, { successes: 450, trials: 900 }], [{ successes: 270, trials: 900 }, { successes: 20, trials: 100 }]];
    // (0.6 + 0.3) / 2 and (0.5 + 0.2) / 2: ten points, as in each wave; all contacts together would say 33 and 47 %.
    expect([0, 1].map((arm) => rateOverWaves(turned, arm))).toMatchObject([{ count: 330, of: 1_000, rate: expect.closeTo(45, 9) as number }, { count: 470, of: 1_000, rate: expect.closeTo(35, 9) as number }]);
    // 1 / (0.25 / 100 + 0.25 / 900) = 360 contacts know as much as these 1000: ±1.96 √(0.45 × 0.55 / 360) is ±5.1.
    const { low = 0, high = 0 } = rateOverWaves(turned, 0).interval ?? {};
    expect([low, high]).toEqual([expect.closeTo(39.9, 1), expect.closeTo(50.2, 1)]);
  });

  it("is unknown without waves, and without contacts in one of them", () => {
    expect(rateOverWaves([], 0)).toEqual({ count: 0, of: 0, rate: null, interval: null });
    expect(rateOverWaves([[{ successes: 0, trials: 0 }, { successes: 1, trials: 2 }]], 0)).toEqual({ count: 0, of: 0, rate: null, interval: null });
  });
});
