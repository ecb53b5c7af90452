import { Rejection } from "@redial/kernel";
import { checkComparison, compareExecutions } from "./compare-executions";
import type { Tally } from "./tally";
import { noTotals, type Totals } from "./totals";

function tally(label: string | null, totals: Partial<Totals>): Tally {
  return { label, leastRetries: 2, mostRetries: 2, isFinal: true, totals: { ...noTotals(), ...totals }, cells: [], hours: [] };
}

/** A hundred contacts in each group of the guide's table, all called. */
const GUIDE = new Map([
  ["a", tally("A", { contacts: 100, completed: 45, failed: 55, calls: 180, endedCalled: 100, endedAttempts: 180 })],
  ["b", tally("B", { contacts: 100, completed: 52, failed: 48, calls: 240, endedCalled: 100, endedAttempts: 240 })],
  ["c", tally("C", { contacts: 100, completed: 48, failed: 52, calls: 210, endedCalled: 100, endedAttempts: 210 })],
]);

test("the guide's comparison table comes out as printed, in the order asked for", () => {
  const rows = compareExecutions(["a", "b", "c"], GUIDE).map(({ label, connectionRate, averageAttempts, totalCalls }) => [label, connectionRate, averageAttempts, totalCalls]);
  expect(rows).toEqual([
    ["A", 45, 1.8, 180],
    ["B", 52, 2.4, 240],
    ["C", 48, 2.1, 210],
  ]);
});

test("rates carry their counts and interval", () => {
  const [, b] = compareExecutions(["a", "b"], GUIDE);
  expect(b).toMatchObject({ contactsCompleted: 52, totalContacts: 100, connectionRateInterval: { low: expect.closeTo(42.316577765, 8), high: expect.closeTo(61.535448242, 8) } });
});

test("an execution without contacts has no rates, and is named by its id until its launch was heard of", () => {
  const [row] = compareExecutions(["new"], new Map([["new", tally(null, {})]]));
  expect(row).toMatchObject({ label: "new", connectionRate: null, connectionRateInterval: null, averageAttempts: null, totalCalls: 0 });
});

test("all executions that are not known are named at once", () => {
  const compare = () => compareExecutions(["x", "a", "y"], GUIDE);
  expect(compare).toThrow(Rejection);
  expect(compare).toThrow(expect.objectContaining({ code: "NOT_FOUND", problems: [expect.objectContaining({ path: ["ids", 0] }), expect.objectContaining({ path: ["ids", 2] })] }));
});

test("none and more than fifty are refused", () => {
  const size = expect.objectContaining({ code: "COMPARISON_SIZE", field: ["ids"] });
  expect(() => checkComparison([])).toThrow(size);
  expect(() => checkComparison(Array.from({ length: 51 }, () => "a"))).toThrow(size);
  expect(() => checkComparison(["a"])).not.toThrow();
});
