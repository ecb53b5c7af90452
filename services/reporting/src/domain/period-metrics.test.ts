import { cellsOf, noHourCounts, type WeekHour } from "./cell";
import { periodMetrics } from "./period-metrics";
import { noTotals } from "./totals";

const hour = (attempt: number, counts: Partial<WeekHour>): WeekHour => ({ ...noHourCounts(), attempt, weekday: "monday", hour: 9, ...counts });
const metricsOf = (hours: WeekHour[]) => periodMetrics({ label: null, leastRetries: 2, mostRetries: 2, isFinal: true, totals: noTotals(), hours, cells: cellsOf(hours) });

/** Two days of ten contacts: some were reached at once, some by the second or third call, one was given up after a call that was answered by nobody. */
const DAYS = [hour(1, { completed: 4, busy: 6, talk_ms: 80_000, ring_ms: 30_000, connected: 4, connect_ms: 20_000 }), hour(2, { completed: 1, no_answer: 4, failed_no_answer: 2, abandoned: 1 }), hour(3, { completed: 2, failed_completed: 1 })];

test("calls, and those beyond the first of their contact apart", () => {
  const { totalCalls, connection, retries } = metricsOf(DAYS);
  expect(totalCalls).toBe(17);
  expect(connection).toMatchObject({ count: 7, of: 17 });
  expect(retries).toMatchObject({ count: 3, of: 7 });
});

test("contacts are given up after whatever their last call came to, an answered one included", () => {
  expect(metricsOf(DAYS)).toMatchObject({ contactsCompleted: 7, contactsGivenUp: 3, callsAbandoned: 1 });
});

test("a contact completed by the third call took three attempts", () => {
  expect(metricsOf(DAYS).averageAttemptsToComplete).toBeCloseTo((4 * 1 + 1 * 2 + 2 * 3) / 7, 12);
});

test("times are in seconds, and the time to connect is a mean over the contacts for whom it is known", () => {
  expect(metricsOf(DAYS)).toMatchObject({ talkSeconds: 80, ringSeconds: 30, averageSecondsToConnect: 5 });
});

test("days without a call have no averages", () => {
  expect(metricsOf([])).toMatchObject({ totalCalls: 0, averageAttemptsToComplete: null, averageSecondsToConnect: null, connection: { rate: null } });
});
