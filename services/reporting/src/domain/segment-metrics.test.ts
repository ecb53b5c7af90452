import type { Cell } from "./cell";
import { segmentMetrics } from "./segment-metrics";
import type { SegmentCells, SegmentTotals } from "./tally";
import { noTotals, type Totals } from "./totals";

const totals = (key: string, value: string, isOther: boolean, of: Partial<Totals>): SegmentTotals => ({ key, value, isOther, totals: { ...noTotals(), ...of } });
const cell = (attempt: number, outcome: Cell["outcome"], attempts: number): Cell => ({ attempt, weekday: "monday", hour: 0, outcome, attempts, talkMs: 0 });
const cells = (key: string, value: string, isOther: boolean, of: Cell[]): SegmentCells => ({ key, value, isOther, by: "attempt", cells: of, hours: [] });

test("an empty value and all other values together are two segments", () => {
  const rows = segmentMetrics(
    [totals("attribute.plan", "", false, { contacts: 4, completed: 1, calls: 4 }), totals("attribute.plan", "", true, { contacts: 5, completed: 2, calls: 6 })],
    [cells("attribute.plan", "", false, [cell(1, "completed", 1), cell(1, "busy", 3)]), cells("attribute.plan", "", true, [cell(1, "completed", 2), cell(1, "busy", 4)])],
  );
  expect(rows.map(({ connection, calls, attemptFunnel }) => [connection?.count, connection?.of, calls.count, calls.of, attemptFunnel[0]?.conversion.of])).toEqual([
    [1, 4, 1, 4, 4],
    [2, 5, 2, 6, 6],
  ]);
});

test("a caller id tells attempts apart and no contacts: it has calls, and no funnel", () => {
  const [row] = segmentMetrics([totals("caller_id", "+13125550100", false, { calls: 4, talkMs: 30_000 })], [cells("caller_id", "+13125550100", false, [cell(1, "completed", 1), cell(2, "busy", 3)])]);
  expect(row).toMatchObject({ connection: null, contactsFailed: null, retryConversionRate: null, averageAttempts: null, totalCalls: 4, talkSeconds: 30, calls: { count: 1, of: 4 }, attemptFunnel: [] });
});
