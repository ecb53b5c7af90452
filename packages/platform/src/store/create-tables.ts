import type { Pool } from "pg";

/**
 * Runs a script of `create … if not exists` as one transaction, for tables that need no migrations; safe when several processes start at once, for they
 * take turns under the advisory lock of that number.
 */
export async function createTables(pool: Pool, lock: number, script: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query("select pg_advisory_xact_lock($1)", [lock]);
    await client.query(script);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
