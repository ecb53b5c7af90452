import { WEEKDAYS } from "@redial/kernel";
import type { Statement, Tx } from "@redial/platform";
import type { Increments } from "../count-changes";

/** Rows are taken in the order of the key, so that transactions that count into the same cells wait for one another and never in a circle. */
const upsert: Statement = {
  name: "cell-add",
  text: `insert into attempt_cell as c (execution_id, attempt, weekday, hour, outcome, attempts, talk_ms)
    select * from unnest($1::uuid[], $2::int[], $3::smallint[], $4::smallint[], $5::text[], $6::bigint[], $7::bigint[])
      as n(execution_id, attempt, weekday, hour, outcome)
    order by n.execution_id, n.attempt, n.weekday, n.hour, n.outcome
    on conflict (execution_id, attempt, weekday, hour, outcome)
      do update set attempts = c.attempts + excluded.attempts, talk_ms = c.talk_ms + excluded.talk_ms`,
};

/** Counts attempts into their cells; each cell may be named once. */
export async function addToCells(tx: Tx, cells: Increments["cells"]): Promise<void> {
  if (cells.length === 0) return;
  await tx.rows(upsert, [
    cells.map((cell) => cell.executionId),
    cells.map((cell) => cell.attempt),
    cells.map((cell) => WEEKDAYS.indexOf(cell.weekday)),
    cells.map((cell) => cell.hour),
    cells.map((cell) => cell.outcome),
    cells.map((cell) => cell.attempts),
    cells.map((cell) => cell.talkMs),
  ]);
}
