import type { ExecutionId } from "@redial/kernel";
import { sqlNumbers, sqlTexts, type Statement, type Tx } from "@redial/platform";

/** In the order of the key, as all cells are. */
const upsert: Statement = {
  name: "connect-add",
  text: `insert into connect_cell as c (execution_id, local_date, bucket, contacts)
    select * from unnest($1::uuid[], $2::date[], $3::smallint[], $4::int[]) as n(execution_id, local_date, bucket) order by execution_id, local_date, bucket
    on conflict (execution_id, local_date, bucket) do update set contacts = c.contacts + excluded.contacts`,
};

/** Counts contacts that connected into their buckets; each bucket of a day of an execution may be named once. */
export async function addToConnects(tx: Tx, connects: readonly { executionId: ExecutionId; date: string; bucket: number; contacts: number }[]): Promise<void> {
  if (connects.length === 0) return;
  await tx.rows(upsert, [
    sqlTexts(connects.map(({ executionId }) => executionId)),
    sqlTexts(connects.map(({ date }) => date)),
    sqlNumbers(connects.map(({ bucket }) => bucket)),
    sqlNumbers(connects.map(({ contacts }) => contacts)),
  ]);
}
