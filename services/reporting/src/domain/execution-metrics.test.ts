import { executionMetrics } from "./execution-metrics";
import type { Tally } from "./tally";
import { noTotals, type Totals } from "./totals";

const metricsOf = (totals: Partial<Totals>, tally: Partial<Tally> = {}) =>
  executionMetrics({ label: null, leastRetries: 2, mostRetries: 2, isFinal: true, totals: { ...noTotals(), ...totals }, cells: [], hours: [], ...tally });

test("abandoned calls are told of all that somebody answered", () => {
  expect(metricsOf({ contacts: 20, completed: 6, calls: 40, callsAbandoned: 2 })).toMatchObject({ callsAbandoned: 2, abandonedRate: 25 });
  expect(metricsOf({ contacts: 20, calls: 40 }).abandonedRate).toBeNull();
});

test("the most attempts are one more than the retries, and unknown of strategies that differ or were not heard of", () => {
  expect(metricsOf({}).mostAttempts).toBe(3);
  expect(metricsOf({}, { leastRetries: 0, mostRetries: 0 }).mostAttempts).toBe(1);
  expect(metricsOf({}, { leastRetries: 1, mostRetries: 2 }).mostAttempts).toBeNull();
  expect(metricsOf({}, { leastRetries: null, mostRetries: null }).mostAttempts).toBeNull();
});

test("whoever is neither completed, left a message, failed nor skipped is open", () => {
  expect(metricsOf({ contacts: 20, completed: 6, messageLeft: 1, failed: 4, skipped: 2 }).contactsOpen).toBe(7);
});
