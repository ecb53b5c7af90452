import type { ExecutionId } from "@redial/kernel";
import type { Statement, Tx } from "@redial/platform";
import type { ExecutionSighting } from "../counting/sightings";
import { noTotals, TOTALS, type Totals } from "../domain/totals";
import { TOTAL_COLUMNS } from "./total-columns";

const columns = TOTALS.map((total) => TOTAL_COLUMNS[total]);
const FIRST_TOTAL = 11;

/**
 * What is known stays, what was unknown is filled in, of two statuses the later revision is kept, and the totals are added up.
 * One statement in the order of the ids, the last of its transaction: the row that everyone counts into is locked only until the commit that follows.
 */
const upsert: Statement = {
  name: "execution-add",
  text: `insert into execution as e (id, organization_id, program_id, name, strategy, retries, is_planned, status, revision, clock, ${columns.join(", ")})
    select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::int[], $7::boolean[], $8::text[], $9::int[], $10::text[],
      ${columns.map((_, index) => `$${FIRST_TOTAL + index}::bigint[]`).join(", ")}) as n(id)
    order by n.id
    on conflict (id) do update set
      program_id = coalesce(e.program_id, excluded.program_id),
      name = coalesce(e.name, excluded.name),
      strategy = coalesce(e.strategy, excluded.strategy),
      retries = coalesce(e.retries, excluded.retries),
      clock = coalesce(e.clock, excluded.clock),
      is_planned = e.is_planned or excluded.is_planned,
      status = case when excluded.revision > e.revision then excluded.status else e.status end,
      revision = greatest(e.revision, excluded.revision),
      ${columns.map((column) => `${column} = e.${column} + excluded.${column}`).join(", ")}`,
};

/** Keeps what was heard of executions and adds to their totals; an execution may be named once. */
export async function addToExecutions(tx: Tx, executions: readonly ExecutionSighting[], totals: ReadonlyMap<ExecutionId, Totals>): Promise<void> {
  const news = executions.filter((one) => one.programId !== null || totals.has(one.executionId));
  if (news.length === 0) return;
  const none = noTotals();
  await tx.rows(upsert, [
    news.map((one) => one.executionId),
    news.map((one) => one.organizationId),
    news.map((one) => one.programId),
    news.map((one) => one.launched?.name ?? null),
    news.map((one) => one.launched?.strategy ?? null),
    news.map((one) => one.launched?.retries ?? null),
    news.map((one) => one.isPlanned),
    news.map((one) => one.change?.status ?? null),
    news.map((one) => one.change?.revision ?? 0),
    news.map((one) => one.launched?.clock ?? null),
    ...TOTALS.map((total) => news.map((one) => (totals.get(one.executionId) ?? none)[total])),
  ]);
}
