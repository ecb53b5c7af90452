import { anytimeReach } from "./boundary";
import { compareAnyTime } from "./compare-any-time";

test("a plan that sums of periods miss by rounding is complete, and not exceeded", () => {
  const [a, b] = [[{ successes: 45, trials: 100 }], [{ successes: 30, trials: 100 }]];
  for (const miss of [1 - 1e-12, 1, 1 + 1e-12]) expect(compareAnyTime(a, b, { plannedInformation: 50 * miss })?.fraction).toBe(1);
  expect(compareAnyTime(a, b, { plannedInformation: 50 * (1 - 1e-6) })?.fraction).toBeGreaterThan(1);
  expect(anytimeReach(1 + 1e-12, 0.05)).toBeGreaterThan(anytimeReach(1, 0.05) + 0.1);
});
