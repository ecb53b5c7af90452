import { instantOf } from "@redial/kernel";
import { bestTimes } from "./best-times";

test("the hours of a week are told from Monday 00:00 on, each with its weekday and hour", () => {
  const publication = { version: 3, learnedAt: instantOf("2025-01-20T10:00:00Z"), segments: [], byHour: Array.from({ length: 168 }, (_, hour) => (hour === 53 ? 0.25 : null)) };
  const { hours, attempts, connectionRate, version } = bestTimes("real_time", [{ hourOfWeek: 53, attempt: 1, trials: 40, successes: 10 }], publication);
  expect([hours.length, attempts, connectionRate, version]).toEqual([168, 40, 25, 3]);
  expect(hours[53]).toMatchObject({ weekday: "wednesday", hour: 5, attempts: 40, completed: 10, connectionRate: 25, publishedRate: 25 });
  expect(hours[54]).toMatchObject({ weekday: "wednesday", hour: 6, attempts: 0, connectionRate: null, publishedRate: null });
  expect([hours[0], hours[167]]).toMatchObject([{ weekday: "monday", hour: 0 }, { weekday: "sunday", hour: 23 }]);
});

test("without an attempt there are no hours", () => {
  expect(bestTimes("real_time", [], null)).toEqual({ clock: "real_time", attempts: 0, connectionRate: null, version: null, learnedAt: null, hours: [] });
});
