import type { Database, Tx } from "./database";

/** How many ids a partition of the outbox takes in, each of a thousand bytes at most; the first one, `outbox_0`, is made by the migration. */
const PARTITION_IDS = 1_000_000;
/** Partitions that wait empty ahead of the writers: half a minute's worth at a hundred megabytes a second. */
const AHEAD = 3;
const UPKEEP_LOCK = 7_245_013;

/**
 * Keeps empty partitions ahead of the writers, and drops those that the relay's cursor has left behind: no row is ever deleted one by one.
 * Throws when a long transaction holds the outbox for more than half a second: writers must not queue up behind this.
 */
export async function keepOutboxPartitions(database: Database): Promise<void> {
  await database.transact(async (tx) => {
    const [lock] = await tx.rows<{ taken: boolean }>("select pg_try_advisory_xact_lock($1, hashtext(current_schema())) as taken", [UPKEEP_LOCK]);
    if (!lock?.taken) return;
    await tx.rows("set local lock_timeout = '500ms'");
    const [reached] = await tx.rows<{ id: string }>("select last_value::text as id from outbox_id_seq");
    const current = Math.floor(Number(reached?.id ?? 0) / PARTITION_IDS);
    const existing = await tx.rows<{ name: string }>(
      "select relname as name from pg_inherits join pg_class on pg_class.oid = inhrelid where inhparent = 'outbox'::regclass",
    );
    const numbers = new Set(existing.map(({ name }) => Number(name.slice("outbox_".length))));
    for (let number = current; number <= current + AHEAD; number++) {
      if (numbers.has(number)) continue;
      const [from, to] = [number * PARTITION_IDS, (number + 1) * PARTITION_IDS];
      await tx.rows(`create table outbox_${number} partition of outbox for values from (${from}) to (${to})`);
    }
    for (const number of numbers) if (number < current) await dropPassed(tx, `outbox_${number}`);
  });
}

/**
 * A transaction that got its ids long ago may still be running, its rows unseen. So nobody must be writing when the partition is looked at for the
 * last time: the lock on the outbox waits for all who write, and the look after it sees what they wrote.
 */
async function dropPassed(tx: Tx, partition: string): Promise<void> {
  const waiting = `select 1 from ${partition} where (xid, id) > ((select xid from outbox_cursor), (select id from outbox_cursor)) limit 1`;
  if ((await tx.rows(waiting)).length > 0) return;
  await tx.rows("lock table outbox in access exclusive mode");
  if ((await tx.rows(waiting)).length > 0) return;
  await tx.rows(`drop table ${partition}`);
}
