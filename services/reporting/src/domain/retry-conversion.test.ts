import { connectionRate, percentOf } from "./connection-rate";
import { retryConversion } from "./retry-conversion";

test("retry conversion is the contacts completed after a retry over the contacts retried, in percent", () => {
  expect(retryConversion(160, 40)).toEqual({ contactsRetried: 160, completedAfterRetry: 40, rate: 25 });
});

test("where no contact was retried there is no rate", () => {
  expect(retryConversion(0, 0).rate).toBeNull();
});

test("a connection rate is in percent and carries its interval", () => {
  const { connectionRate: rate, connectionRateInterval: interval } = connectionRate(45, 100);
  expect(rate).toBe(45);
  expect(interval?.low).toBeCloseTo(35.61453797951199, 9);
  expect(interval?.high).toBeCloseTo(54.75539700255787, 9);
});

test("of nothing there is no rate", () => {
  expect(connectionRate(0, 0)).toEqual({ connectionRate: null, connectionRateInterval: null });
  expect(percentOf(0, 0)).toBeNull();
});
