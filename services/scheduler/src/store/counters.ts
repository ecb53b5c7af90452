import type { ExecutionId, JobResult } from "@redial/kernel";
import { tellChanges, tellingSql, type Statement, type Tx } from "@redial/platform";
import type { JobPhase, JobState } from "../usecases/ports";
import type { StoredJob } from "./job-rows";

const COLUMNS = ["pending", "held", "in_progress", "completed", "message_left", "failed", "skipped", "cut_by_stop"] as const;
type Column = (typeof COLUMNS)[number];

/** What a batch of changes adds to each counter, by execution. */
export type CounterChanges = Map<ExecutionId, Record<Column, number>>;

function changesOf(changes: CounterChanges, executionId: ExecutionId): Record<Column, number> {
  const found = changes.get(executionId);
  if (found) return found;
  const fresh = { pending: 0, held: 0, in_progress: 0, completed: 0, message_left: 0, failed: 0, skipped: 0, cut_by_stop: 0 };
  changes.set(executionId, fresh);
  return fresh;
}

/** A held job counts as pending, and once more for itself. */
function count(of: Record<Column, number>, phase: JobPhase, result: JobResult | null, by: 1 | -1): void {
  of[phase === "ended" ? (result ?? "failed") : phase === "held" ? "pending" : phase] += by;
  if (phase === "held") of.held += by;
}

/** Counts a new job. */
export function countNew(changes: CounterChanges, executionId: ExecutionId, job: { phase: JobPhase; result: JobResult | null; reason: string | null }): void {
  const of = changesOf(changes, executionId);
  count(of, job.phase, job.result, 1);
  if (job.reason === "stopped") of.cut_by_stop += 1;
}

/** Moves a job from where it was counted to where it stands now. */
export function countMove(changes: CounterChanges, before: StoredJob["counted"], after: JobState): void {
  const of = changesOf(changes, after.executionId);
  count(of, before.phase, before.result, -1);
  count(of, after.phase, after.result, 1);
  if (after.phase === "ended" && before.phase !== "ended" && after.reason === "stopped") of.cut_by_stop += 1;
}

/** The rows are locked in one order and as the last thing before the commit: every batch of an execution passes through its row. */
const add: Statement = {
  name: "counters-add",
  text: `with mine as materialized (
      select execution_id from execution_counters where execution_id = any($1::uuid[]) order by execution_id for update)
    update execution_counters c set ${COLUMNS.map((column) => `${column} = c.${column} + n.${column}`).join(", ")}
    from unnest($1::uuid[], ${COLUMNS.map((_, index) => `$${index + 2}::int[]`).join(", ")}) as n(execution_id, ${COLUMNS.join(", ")})
    where c.execution_id = n.execution_id and c.execution_id = any(array(select execution_id from mine))
    returning ${tellingSql("c.execution_id::text")}`,
};

/** Adds the changes to the counters, in the transaction of the jobs, so that they always add up; and tells of every execution with a job that changed. */
export async function addToCounters(tx: Tx, changes: CounterChanges): Promise<void> {
  const moved = [...changes].filter(([, of]) => COLUMNS.some((column) => of[column] !== 0));
  const evened = [...changes.keys()].filter((id) => !moved.some(([movedId]) => movedId === id));
  await tellChanges(tx, new Map(evened.map((id) => [id, []])));
  if (moved.length === 0) return;
  await tx.rows(add, [moved.map(([id]) => id), ...COLUMNS.map((column) => moved.map(([, of]) => of[column]))]);
}
