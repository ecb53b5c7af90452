import { connectBucket, connectQuantile } from "./connect-bucket";
import { seededRandom } from "../seeded-random.fixture";

test("a bucket holds what is longer than the one before and not longer than its bound", () => {
  expect([0, 999, 1_000, 1_001, 1_100, 1_101].map(connectBucket)).toEqual([0, 0, 0, 1, 1, 2]);
  expect(connectBucket(30 * 24 * 3_600_000)).toBe(155);
});

test("any quantile read from the buckets is within 5 % of the true one", () => {
  const random = seededRandom(7);
  const times = Array.from({ length: 5_000 }, () => 1_000 + random.below(10 ** (4 + random.below(4)))).sort((one, other) => one - other);
  const buckets = new Map<number, number>();
  for (const time of times) buckets.set(connectBucket(time), (buckets.get(connectBucket(time)) ?? 0) + 1);
  const counted = [...buckets].map(([bucket, contacts]) => ({ bucket, contacts }));
  for (const share of [0, 0.01, 0.25, 0.5, 0.9, 0.99, 1]) {
    const seconds = (times[Math.floor(share * (times.length - 1))] ?? 0) / 1000;
    expect(Math.abs((connectQuantile(counted, share) ?? 0) - seconds) / seconds).toBeLessThan(0.05);
  }
});

test("of nobody there is no quantile", () => expect(connectQuantile([], 0.5)).toBeNull());
