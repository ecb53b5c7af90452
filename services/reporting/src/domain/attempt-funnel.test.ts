import { attemptFunnel, type AttemptCount } from "./attempt-funnel";

/** Two hundred contacts: 60 reached at once, 35 of 140 by the first retry, 10 of 100 by the second, whose other five numbers did not exist. */
const COUNTS: AttemptCount[] = [
  { attempt: 2, outcome: "busy", attempts: 105 },
  { attempt: 1, outcome: "completed", attempts: 60 },
  { attempt: 1, outcome: "no_answer", attempts: 140 },
  { attempt: 2, outcome: "completed", attempts: 30 },
  { attempt: 2, outcome: "completed", attempts: 5 },
  { attempt: 3, outcome: "completed", attempts: 10 },
  { attempt: 3, outcome: "no_answer", attempts: 90 },
];

test("each attempt tells what it converted among those who were left, and what all came to up to it", () => {
  expect(attemptFunnel(COUNTS)).toMatchObject([
    { attempt: 1, retry: 0, conversion: { count: 60, of: 200, rate: 30 }, cumulative: { count: 60, of: 200, rate: 30 }, gain: 30, callsSoFar: 200 },
    { attempt: 2, retry: 1, conversion: { count: 35, of: 140, rate: 25 }, callsPerCompletion: 4, cumulative: { count: 95, rate: 47.5 }, gain: 17.5, callsSoFar: 340 },
    { attempt: 3, retry: 2, conversion: { count: 10, of: 100, rate: 10 }, callsPerCompletion: 10, cumulative: { count: 105, rate: 52.5 }, gain: 5, callsSoFar: 440 },
  ]);
});

test("the gains add up to the last cumulative rate", () => {
  const steps = attemptFunnel(COUNTS);
  expect(steps.reduce((sum, { gain }) => sum + (gain ?? 0), 0)).toBeCloseTo(steps.at(-1)?.cumulative.rate ?? NaN, 12);
});

test("an attempt that completed nobody has no price", () => {
  expect(attemptFunnel([{ attempt: 1, outcome: "busy", attempts: 3 }])).toMatchObject([{ callsPerCompletion: null, conversion: { count: 0, of: 3, rate: 0 } }]);
});

test("without attempts there are no steps", () => {
  expect(attemptFunnel([])).toEqual([]);
});
