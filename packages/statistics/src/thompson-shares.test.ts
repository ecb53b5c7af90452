import { armAt, chancesToBeBest, thompsonShares } from "./thompson-shares";

const arms = (...counts: [number, number][]) => counts.map(([successes, trials]) => ({ successes, trials }));

/** The integral by mpmath `quad` in 30 digits. */
test.each([
  [arms([20, 50], [25, 50]), [0.1598994000524743, 0.8401005999475257]],
  [arms([20, 50], [25, 50], [0, 0]), [0.07634774594774708, 0.4318232882080106, 0.4918289658442423]],
  [arms([40, 120], [55, 118], [37, 131]), [0.01841768029185105, 0.9804787482378656, 0.001103571470283305]],
])("an arm is as likely the best as the integral says", (counts, chances) => {
  chancesToBeBest(counts).forEach((chance, arm) => expect(chance).toBeCloseTo(chances[arm] ?? NaN, 9));
});

test("before anything is known all arms are alike", () => {
  for (const share of thompsonShares(arms([0, 0], [0, 0], [0, 0]))) expect(share).toBeCloseTo(1 / 3, 12);
});

test("however far behind, an arm keeps the least share, and large counts are no trouble", () => {
  const shares = thompsonShares(arms([400_000, 1_000_000], [300_000, 1_000_000], [0, 50]), 0.1);
  expect(shares.map((share) => share.toFixed(9))).toEqual(["0.800000000", "0.100000000", "0.100000000"]);
  expect(() => thompsonShares(arms([0, 0], [0, 0]), 0.6)).toThrow(RangeError);
});

test("a roll gives every arm its share of the line from 0 to 1", () => {
  expect([0, 0.1999, 0.2, 0.4999, 0.5, 0.9999].map((roll) => armAt([0.2, 0.3, 0.5], roll))).toEqual([0, 0, 1, 1, 2, 2]);
});
