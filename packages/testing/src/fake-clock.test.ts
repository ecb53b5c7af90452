import { fakeClock } from "./fake-clock";

it("stands still until it is moved", () => {
  const clock = fakeClock("2025-01-20T10:00:00Z");
  expect(clock.now()).toBe(Date.parse("2025-01-20T10:00:00Z"));
  expect(clock.advance(1_500)).toBe(clock.now());
  expect(clock.now()).toBe(Date.parse("2025-01-20T10:00:01.500Z"));
});

it("can be set back, as a system clock can", () => {
  const clock = fakeClock("2025-01-20T10:00:00Z");
  clock.set("2025-01-20T09:00:00+02:00");
  expect(clock.now()).toBe(Date.parse("2025-01-20T07:00:00Z"));
});

it("refuses a time without a zone", () => expect(() => fakeClock("2025-01-20T10:00:00")).toThrow("names no one instant"));
