import type { RetryStrategy } from "@redial/kernel";
import { shortestRetryDelayMs } from "./shortest-retry-delay";

const fixed: RetryStrategy = { type: "fixed_delay", delayMinutes: 30, maxRetries: 2 };

describe("shortestRetryDelayMs", () => {
  it.each<[string, RetryStrategy, number]>([
    ["is the fixed delay", fixed, 30],
    ["is an outcome's delay that is shorter", { ...fixed, outcomes: { busy: { retry: true, delayMinutes: 10 } } }, 10],
    ["is the fixed delay when an outcome's is longer", { ...fixed, outcomes: { busy: { retry: true, delayMinutes: 90 } } }, 30],
    ["leaves out a delay of an outcome that is never retried", { ...fixed, outcomes: { invalid_number: { retry: true, delayMinutes: 1 } } }, 30],
    ["leaves out an outcome whose rule refuses the retry", { ...fixed, outcomes: { busy: { retry: false, delayMinutes: 1 } } }, 30],
    ["is the least step of a ladder of delays", { type: "ladder", steps: [{ afterMinutes: 90 }, { afterMinutes: 20 }] }, 20],
    ["is 0 for a ladder with a time of day", { type: "ladder", steps: [{ afterMinutes: 90 }, { dayPart: "evening", daysLater: 1 }] }, 0],
    ["is 0 for dates", { type: "scheduled", retryDates: ["2025-01-20T10:00:00Z"] }, 0],
    ["is infinite without a strategy", { type: "none" }, Infinity],
    ["is infinite without retries", { ...fixed, maxRetries: 0 }, Infinity],
  ])("%s", (_, strategy, minutes) => {
    expect(shortestRetryDelayMs(strategy)).toBe(minutes * 60_000);
  });

  it("is infinite when every outcome's rule refuses the retry", () => {
    const never = { retry: false };
    const outcomes = { busy: never, no_answer: never, network_error: never, rejected: never, voicemail: never };
    expect(shortestRetryDelayMs({ ...fixed, outcomes })).toBe(Infinity);
  });
});
