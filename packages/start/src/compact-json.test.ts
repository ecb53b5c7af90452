import { compactJson } from "./compact-json";

it("puts on one line what fits on one, and breaks up the rest", () => {
  const row = { name: "A: 30 minutes, twice", reached: 458, of: 1_000, low: 42.7, high: 48.9, calls: 2_377, which: "the plainest plan there is" };
  expect(compactJson({ rows: [row, row], none: [], empty: {}, gone: null })).toBe(
    [
      "{",
      '  "rows": [',
      '    { "name": "A: 30 minutes, twice", "reached": 458, "of": 1000, "low": 42.7, "high": 48.9, "calls": 2377, "which": "the plainest plan there is" },',
      '    { "name": "A: 30 minutes, twice", "reached": 458, "of": 1000, "low": 42.7, "high": 48.9, "calls": 2377, "which": "the plainest plan there is" }',
      "  ],",
      '  "none": [],',
      '  "empty": {},',
      '  "gone": null',
      "}",
    ].join("\n"),
  );
});

it("cuts fractions to what is read of them, and leaves whole numbers and texts alone", () => {
  expect(compactJson([45.800000000000004, -8.128, 0.000012345, 1_795_590_122, "45.800000000000004", true])).toBe('[45.8, -8.13, 0.0000123, 1795590122, "45.800000000000004", true]');
});
