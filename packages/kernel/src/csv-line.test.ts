import fc from "fast-check";
import { csvLine, withoutGuard } from "./csv-line";

test("cells with a comma, a quote or a line break stand in quotes", () => {
  expect(csvLine(["a,b", 'c"d', "e\nf", "g"])).toBe('"a,b","c""d","e\nf",g\r\n');
});

test.each(["=1+1", "@SUM(A1)", "\tx", "+cmd|' /C calc'!A0", "-2+A1", "+1312555O100"])("a spreadsheet does not run %j", (text) => {
  expect(csvLine([text])).toBe(`'${text}\r\n`);
});

test("a carriage return in front is guarded as well", () => {
  expect(csvLine(["\r=1"])).toBe('"\'\r=1"\r\n');
});

test.each(["+13125550100", "+1 (312) 555-01.00", "-4", "plain", "it's", "'quoted'", ""])("%j stays as it is", (text) => {
  expect(csvLine([text])).toBe(`${text}\r\n`);
});

test("every cell is read back as it was", () => {
  const texts = fc.string({ unit: fc.constantFrom("'", "=", "+", "-", "@", "\t", "1", "x") });
  fc.assert(fc.property(texts, (text) => withoutGuard(csvLine([text]).slice(0, -2)) === text), { seed: 7, numRuns: 2_000 });
});
