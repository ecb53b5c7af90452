import type { Database } from "@redial/platform";
import type { Client } from "pg";
import { REBUILT_SCHEMA } from "./rebuilt-tables";

/** The large tables that grow with every event. */
const LARGE_TABLES = ["job", "attempt"];
/** Sorting in memory; as much again for each of the server's own workers. */
const SORT_MEMORY = "256MB";

/**
 * Drops those indexes of the tables beside that only reports ask for, and answers the statements that create them again: kept up row by row they cost more than the
 * rows themselves. Keys stay, for recording finds its rows by them.
 */
export async function dropLateIndexes(beside: Database): Promise<string[]> {
  const late = await beside.rows<{ name: string; statement: string }>(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as statement from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
     where t.relnamespace = $1::regnamespace and t.relname = any($2) and not i.indisunique order by c.relname`,
    [REBUILT_SCHEMA, LARGE_TABLES],
  );
  for (const { name } of late) await beside.rows(`drop index ${REBUILT_SCHEMA}.${name}`);
  return late.map(({ statement }) => statement);
}

/** Creates them, one after the other; what records beside waits for each. A session that ends before leaves tables that are never swapped. */
export async function createLateIndexes(session: Client, statements: readonly string[]): Promise<void> {
  await session.query(`set maintenance_work_mem = '${SORT_MEMORY}'`);
  for (const statement of statements) await session.query(statement);
  await session.query("reset maintenance_work_mem");
}
