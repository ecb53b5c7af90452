import { Rejection, type ExecutionId, type Problem } from "@redial/kernel";
import type { ConnectionRate } from "./connection-rate";
import { executionMetrics } from "./execution-metrics";
import type { Tally } from "./tally";

/** A row of the guide's comparison table: group, connection rate with its counts and interval, average attempts, resource usage. */
export interface ExecutionComparison extends ConnectionRate {
  execution: { id: ExecutionId };
  label: string;
  totalContacts: number;
  contactsCompleted: number;
  averageAttempts: number | null;
  totalCalls: number;
  isFinal: boolean;
}

/** How many executions can stand side by side. */
export const MOST_COMPARED = 50;

/** Refuses with `COMPARISON_SIZE` what is not 1 to 50 executions, before anything is read. */
export function checkComparison(ids: readonly ExecutionId[]): void {
  if (ids.length >= 1 && ids.length <= MOST_COMPARED) return;
  throw new Rejection("COMPARISON_SIZE", `Name 1 to ${MOST_COMPARED} executions to compare, not ${ids.length}.`, ["ids"]);
}

/** The rows in the order of the ids. Refuses with `NOT_FOUND`, naming each of them, executions that are not known. */
export function compareExecutions(ids: readonly ExecutionId[], tallies: ReadonlyMap<ExecutionId, Tally>): ExecutionComparison[] {
  const rows: ExecutionComparison[] = [];
  const problems: Problem[] = [];
  ids.forEach((id, index) => {
    const tally = tallies.get(id);
    if (tally) rows.push(compared(id, tally));
    else problems.push({ code: "NOT_FOUND", message: `There is no execution ${id} in the reports.`, path: ["ids", index] });
  });
  const [first, ...others] = problems;
  if (first) throw Rejection.of([first, ...others]);
  return rows;
}

function compared(id: ExecutionId, tally: Tally): ExecutionComparison {
  const { totalContacts, contactsCompleted, connectionRate, connectionRateInterval, averageAttempts, totalCalls, isFinal } = executionMetrics(tally);
  return { execution: { id }, label: tally.label ?? id, totalContacts, contactsCompleted, connectionRate, connectionRateInterval, averageAttempts, totalCalls, isFinal };
}
