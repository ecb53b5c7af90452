import { adviseOnMetrics, type AdvisedMetrics } from "./advise-on-metrics";
import { attemptFunnel } from "./attempt-funnel";
import { countedRate } from "./counted-rate";
import { retryConversion } from "./retry-conversion";

const BAND = { label: "With 2-3 retries", low: 40, high: 60 };
const quiet: AdvisedMetrics = { retryConversion: retryConversion(0, 0), funnel: [], connection: countedRate(0, 0), benchmark: null, isFinal: true };
const codes = (metrics: Partial<AdvisedMetrics>) => adviseOnMetrics({ ...quiet, ...metrics }).map(({ code }) => code);
/** How many were called with each attempt, and how many of them completed. */
const funnel = (...steps: [attempts: number, completed: number][]) =>
  attemptFunnel(
    steps.flatMap(([attempts, completed], index) => [
      { attempt: index + 1, outcome: "completed" as const, attempts: completed },
      { attempt: index + 1, outcome: "busy" as const, attempts: attempts - completed },
    ]),
  );

test("below 10 % the guide's three considerations are given, with the counts that led to them", () => {
  expect(adviseOnMetrics({ ...quiet, retryConversion: retryConversion(101, 10) })).toEqual([
    {
      code: "RETRY_CONVERSION_LOW",
      message: "Retries completed 10 of the 101 contacts retried, less than 10 %.",
      measured: countedRate(10, 101),
      threshold: 10,
      consider: ["Different retry timing", "Fewer retries (save resources)", "Different audience segmentation"],
    },
  ]);
});

test("exactly 10 % is not low, and without retries there is nothing to advise on", () => {
  expect(codes({ retryConversion: retryConversion(100, 10) })).toEqual([]);
  expect(codes({})).toEqual([]);
});

test("late retries are remarked from the one on after which each surely converts less than 10 %", () => {
  const [advice] = adviseOnMetrics({ ...quiet, funnel: funnel([1000, 300], [700, 140], [560, 20], [540, 10]) });
  expect(advice).toMatchObject({ code: "LATE_RETRIES_CONVERT_LITTLE", measured: { count: 30, of: 1100 }, threshold: 10 });
  expect(advice?.message).toBe("From retry 2 on, 1100 calls completed 30 contacts: each retry surely less than 10 % of those who were left.");
});

test("a few late calls prove nothing, and a low first retry is the matter of conversion as a whole", () => {
  expect(codes({ funnel: funnel([1000, 300], [700, 140], [10, 0]) })).toEqual([]);
  expect(codes({ funnel: funnel([1000, 300], [700, 7], [690, 7]) })).toEqual([]);
});

test.each([
  [300, ["CONNECTION_RATE_BELOW_BENCHMARK"]],
  [390, []],
  [500, []],
  [610, []],
  [700, ["CONNECTION_RATE_ABOVE_BENCHMARK"]],
])("%i of 1000 contacts is outside the band of 40 to 60 %% only when its interval is", (completed, expected) => {
  expect(codes({ connection: countedRate(completed, 1000), benchmark: BAND })).toEqual(expected);
});

test("while an execution runs it is not held against the band, for most of its contacts may still be reached", () => {
  expect(codes({ connection: countedRate(1, 1000), benchmark: BAND, isFinal: false })).toEqual([]);
});
