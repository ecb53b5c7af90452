import { noHourCounts, type WeekHour } from "./cell";
import { failureReport } from "./failure-report";
import type { SegmentTotals, Tally } from "./tally";
import { noTotals, type Totals } from "./totals";

const hour = (at: number, counts: Partial<WeekHour>): WeekHour => ({ ...noHourCounts(), attempt: 1, weekday: "monday", hour: at, ...counts });
const tally = (totals: Partial<Totals>, hours: WeekHour[]): Tally => ({ label: null, leastRetries: 0, mostRetries: 0, isFinal: true, totals: { ...noTotals(), ...totals }, cells: [], hours });
const segment = (key: string, value: string, totals: Partial<Totals>, isOther = false): SegmentTotals => ({ key, value, isOther, totals: { ...noTotals(), ...totals } });

/** A thousand contacts, called once: in the morning most are missed, in the evening few. */
const MADE = tally({ contacts: 1_020, completed: 700, failed: 300, skipped: 20 }, [
  hour(9, { completed: 150, no_answer: 200, busy: 50, failed_no_answer: 200, failed_busy: 50 }),
  hour(18, { completed: 550, no_answer: 20, rejected: 30, failed_no_answer: 20, failed_rejected: 30 }),
]);

test("failed contacts are broken down by their last outcome, with the guide's action, and by hour", () => {
  const { failed, byOutcome, byHour } = failureReport(MADE, []);
  expect(failed).toMatchObject({ count: 300, of: 1_000, rate: 30 });
  expect(byOutcome.map(({ outcome, contacts, action }) => [outcome, contacts.count, contacts.of, action])).toEqual([
    ["no_answer", 220, 300, "evening_hours"],
    ["busy", 50, 300, "more_retries"],
    ["rejected", 30, 300, "likely_wrong_number"],
  ]);
  expect(byHour).toMatchObject([
    { hour: 9, attempts: { count: 250, of: 400 }, contactsGivenUp: 250 },
    { hour: 18, attempts: { count: 50, of: 600 }, contactsGivenUp: 50 },
  ]);
});

test("the program finds what they have in common, over segments and hours together", () => {
  const segments = [
    segment("region", "NY", { completed: 110, failed: 90, skipped: 5 }),
    segment("region", "CA", { completed: 590, failed: 210 }),
    segment("caller_id", "+1555", { calls: 1_000 }),
    segment("attribute.street", "", { failed: 300 }, true),
  ];
  const { groups, comparisons, patterns } = failureReport(MADE, segments);
  expect(groups.map(({ key, value, failed }) => [key, value, failed.count, failed.of])).toEqual([["region", "NY", 90, 200], ["region", "CA", 210, 800], ["attribute.street", "", 300, 300]]);
  expect(comparisons).toBe(4);
  expect(patterns.map(({ key, value }) => `${key} ${value}`)).toEqual(["hour 9", "region NY"]);
});

test("prefixes are added up by calling code, unless some of them are told together", () => {
  const segments = [segment("number_prefix", "+3361", { completed: 10, failed: 5 }), segment("number_prefix", "+3370", { failed: 5 }), segment("number_prefix", "+1202", { completed: 7 })];
  const codes = (all: SegmentTotals[]) => failureReport(MADE, all).groups.filter(({ key }) => key === "calling_code").map(({ value, failed }) => [value, failed.count, failed.of]);
  expect(codes(segments)).toEqual([["1", 0, 7], ["33", 10, 20]]);
  expect(codes([...segments, segment("number_prefix", "", { failed: 1 }, true)])).toEqual([]);
});

test("where nothing failed there is nothing to tell", () => {
  expect(failureReport(tally({ contacts: 1, completed: 1 }, [hour(9, { completed: 1 })]), [])).toMatchObject({ failed: { count: 0, of: 1 }, byOutcome: [], groups: [], comparisons: 0, patterns: [] });
});
