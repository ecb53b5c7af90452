import type { Running } from "../process/lifecycle";
import { stopInOrder } from "../process/lifecycle";
import type { Database } from "../store/database";
import { databaseUp, oldestXminSeconds, oldestXminTransactions, outboxEvents, outboxOldestSeconds } from "./messaging-metrics";
import { addProbe } from "./registry";

/** Rows are read in the order of the relay, so that the first is the oldest. */
const OUTBOX = `
  select coalesce(sum(events), 0)::float8 as events, coalesce(extract(epoch from clock_timestamp() - min(said_at)), 0)::float8 as seconds
  from (select events, said_at from outbox where (xid, id) > ((select xid from outbox_cursor), (select id from outbox_cursor)) order by xid, id limit 10000) as waiting`;

/** Other roles' sessions show no transactions to a role without pg_monitor: then it is the oldest of the service's own. */
const OLDEST = `
  select greatest(
      (select max(extract(epoch from clock_timestamp() - xact_start)) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()),
      (select max(extract(epoch from clock_timestamp() - prepared)) from pg_prepared_xacts), 0)::float8 as seconds,
    greatest(
      (select max(age(backend_xmin)) from pg_stat_activity where pid <> pg_backend_pid()), (select max(age(xmin)) from pg_replication_slots),
      (select max(age(transaction)) from pg_prepared_xacts), 0)::float8 as transactions`;

/** Measures a service's database: whether it is reached, what waits in its outbox, and how old its oldest transaction is. */
export function watchDatabase(database: Database): Running {
  const reached = addProbe({
    name: "database",
    gauges: [databaseUp],
    async measure() {
      databaseUp.set((await database.isReachable()) ? 1 : 0);
    },
  });
  const outbox = addProbe({
    name: "outbox",
    gauges: [outboxEvents, outboxOldestSeconds],
    async measure() {
      const [waiting] = await database.rows<{ events: number; seconds: number }>(OUTBOX);
      outboxEvents.set(waiting?.events ?? 0);
      outboxOldestSeconds.set(waiting?.seconds ?? 0);
    },
  });
  const oldest = addProbe({
    name: "oldest transaction",
    gauges: [oldestXminSeconds, oldestXminTransactions],
    async measure() {
      const [found] = await database.rows<{ seconds: number; transactions: number }>(OLDEST);
      oldestXminSeconds.set(found?.seconds ?? 0);
      oldestXminTransactions.set(found?.transactions ?? 0);
    },
  });
  return stopInOrder([reached, outbox, oldest]);
}
