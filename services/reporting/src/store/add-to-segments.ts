import { sqlNumbers, sqlTexts, type Statement, type Tx } from "@redial/platform";
import { TOTALS, type Totals } from "../domain/totals";
import { TOTAL_COLUMNS } from "./total-columns";
import { insertSegments, type KnownSegment } from "./segment-book";

const columns = TOTALS.map((total) => TOTAL_COLUMNS[total]);

/** In the order of the ids. Every segment is there, so that what it would be called is never written. */
const add: Statement = {
  name: "segment-add",
  text: `insert into segment as s (id, execution_id, key, value, is_other, ${columns.join(", ")})
    select n.id, '00000000-0000-0000-0000-000000000000', '', '', false, ${columns.map((column) => `n.${column}`).join(", ")}
    from unnest($1::bigint[], ${columns.map((_, index) => `$${index + 2}::bigint[]`).join(", ")}) as n(id, ${columns.join(", ")}) order by n.id
    on conflict (id) do update set ${columns.map((column) => `${column} = s.${column} + excluded.${column}`).join(", ")}`,
};

/** Adds to the totals of segments; each may be named once. Those that the batch named are written down where they are missing: tables that were put in the place of others need not know them. */
export async function addToSegments(tx: Tx, totals: ReadonlyMap<string, Totals>, named: readonly KnownSegment[]): Promise<void> {
  if (totals.size === 0) return;
  await insertSegments(tx, named.filter(({ id }) => totals.has(id)));
  const all = [...totals.values()];
  await tx.rows(add, [sqlTexts([...totals.keys()]), ...TOTALS.map((total) => sqlNumbers(all.map((one) => one[total])))]);
}
