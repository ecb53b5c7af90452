import { benchmarkBand } from "./benchmark-band";

test.each([
  [0, { label: "First attempt", low: 20, high: 40 }],
  [1, { label: "With 1 retry", low: 30, high: 50 }],
  [2, { label: "With 2-3 retries", low: 40, high: 60 }],
  [3, { label: "With 2-3 retries", low: 40, high: 60 }],
])("%i retries are measured against the guide's band", (retries, band) => {
  expect(benchmarkBand(retries, retries)).toEqual(band);
});

test("executions with two and three retries share a band", () => {
  expect(benchmarkBand(2, 3)).toEqual({ label: "With 2-3 retries", low: 40, high: 60 });
});

test("executions of different bands have none together", () => {
  expect(benchmarkBand(1, 2)).toBeNull();
});

test("the guide names no band above three retries", () => {
  expect(benchmarkBand(4, 4)).toBeNull();
});

test("while the strategy is not known there is no band", () => {
  expect(benchmarkBand(null, null)).toBeNull();
});
