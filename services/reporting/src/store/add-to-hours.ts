import { sqlNumbers, sqlTexts, type Statement, type Tx } from "@redial/platform";
import { HOUR_COUNTS, type HourCell } from "../domain/cell";

/** Rows are taken in the order of the key, so that transactions that count into the same cells wait for one another and never in a circle. */
function upsert(table: string, key: string, type: string): Statement {
  const by = `${key}, local_date, local_hour, attempt`;
  return {
    name: `${table}-add`,
    text: `insert into ${table} as c (${by}, ${HOUR_COUNTS.join(", ")})
      select * from unnest($1::${type}[], $2::date[], $3::smallint[], $4::int[], ${HOUR_COUNTS.map((_, index) => `$${index + 5}::bigint[]`).join(", ")}) as n(${by})
      order by ${by}
      on conflict (${by}) do update set ${HOUR_COUNTS.map((count) => `${count} = c.${count} + excluded.${count}`).join(", ")}`,
  };
}

const STATEMENTS = {
  hour_cell: upsert("hour_cell", "execution_id", "uuid"),
  segment_cell: upsert("segment_cell", "segment_id", "bigint"),
};

/** Counts attempts into the hours of executions or segments; each hour of one may be named once. */
export async function addToHours(tx: Tx, table: keyof typeof STATEMENTS, hours: readonly { id: string; hour: HourCell }[]): Promise<void> {
  if (hours.length === 0) return;
  await tx.rows(STATEMENTS[table], [
    sqlTexts(hours.map(({ id }) => id)),
    sqlTexts(hours.map(({ hour }) => hour.date)),
    sqlNumbers(hours.map(({ hour }) => hour.hour)),
    sqlNumbers(hours.map(({ hour }) => hour.attempt)),
    ...HOUR_COUNTS.map((count) => sqlNumbers(hours.map(({ hour }) => hour[count]))),
  ]);
}
