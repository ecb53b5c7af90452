import { sqlNumbers, sqlTexts, type Statement, type Tx } from "@redial/platform";
import { TOTALS, type Totals } from "../totals";
import { TOTAL_COLUMNS } from "./total-columns";
import { insertSegments, type KnownSegment } from "./segment-book";

const columns = TOTALS.map((total) => TOTAL_COLUMNS[total]);

/** Rows are taken in the order of the ids before any is changed, so that nobody waits for another in a circle. */
const add: Statement = {
  name: "segment-add",
  text: `with taken as materialized (select id from segment where id = any($1::bigint[]) order by id for update)
    update segment s set ${columns.map((column) => `${column} = s.${column} + n.${column}`).join(", ")}
    from unnest($1::bigint[], ${columns.map((_, index) => `$${index + 2}::bigint[]`).join(", ")}) as n(id, ${columns.join(", ")})
    where s.id = n.id and s.id = any(array(select id from taken))`,
};

/** Adds to the totals of segments; each may be named once. Those that the batch named are written down where they are missing: tables that were put in the place of others need not know them. */
export async function addToSegments(tx: Tx, totals: ReadonlyMap<string, Totals>, named: readonly KnownSegment[]): Promise<void> {
  if (totals.size === 0) return;
  await insertSegments(tx, named.filter(({ id }) => totals.has(id)));
  const all = [...totals.values()];
  await tx.rows(add, [sqlTexts([...totals.keys()]), ...TOTALS.map((total) => sqlNumbers(all.map((one) => one[total])))]);
}
