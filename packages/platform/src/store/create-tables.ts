import type { Pool } from "pg";
import { transactOn } from "./transact-on";

/**
 * Runs a script of `create … if not exists` as one transaction, for tables that need no migrations; safe when several processes start at once, for they
 * take turns under the advisory lock of that number.
 */
export async function createTables(pool: Pool, lock: number, script: string): Promise<void> {
  await transactOn(pool, async (client) => {
    await client.query("select pg_advisory_xact_lock($1)", [lock]);
    await client.query(script);
  });
}
