import type { Pool, PoolClient } from "pg";

/** Runs `work` in a transaction of a plain pool: all of it is kept, or none when it throws. */
export async function transactOn(pool: Pool, work: (client: PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await work(client);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
