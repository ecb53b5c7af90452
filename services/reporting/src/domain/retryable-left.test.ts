import { OUTCOMES } from "@redial/kernel";
import { retryableLeft } from "./retryable-left";

/** One attempt of each outcome at each of two numbers. */
const COUNTS = [1, 2].flatMap((attempt) => OUTCOMES.map((outcome) => ({ attempt, outcome, attempts: 1 })));

test("reached contacts and numbers that do not exist are not left to retry", () => {
  expect(retryableLeft(COUNTS, 2, false)).toBe(5);
});

test("machines that took the message are not called again", () => {
  expect(retryableLeft(COUNTS, 2, true)).toBe(4);
});
