import { parseReport } from "./plot-report";

it("refuses what is no report with a sentence that names the first wrong field", () => {
  expect(() => parseReport("{ cut")).toThrow(/^The report is no JSON: /);
  expect(() => parseReport("[]")).toThrow(/^The report cannot be drawn: the whole: /);
  expect(() => parseReport('{"bestTimes":{"attempts":1,"hours":[{"weekday":"monday","hour":25}]},"execution":null,"experiment":null}')).toThrow(/^The report cannot be drawn: bestTimes\.hours\.0\.hour: /);
});

it("takes a report of which parts were not asked for", () => {
  expect(parseReport('{"bestTimes":null,"execution":null,"experiment":null}')).toEqual({ bestTimes: null, execution: null, experiment: null });
});
