import { createLog, MESSAGING_MIGRATIONS, openDatabase, OUTBOX_CHANNEL, startRelay, type Bus } from "@redial/platform";
import { Pool } from "pg";
import { DIALS } from "./contender";

/** What the peers write beside their own queues: an attempt row for each dial, and its two events into the outbox that our relay passes on. */
export interface PeerTables {
  pool: Pool;
  /** Ends when the last event of the last dial has left the outbox. */
  untilRelayed(): Promise<void>;
  close(): Promise<void>;
}

/** One dial of a job, as the peers hand it through their queues. */
export interface Dial {
  jobId: number;
  attempt: number;
}

const EVENTS_A_DIAL = 2;
const ATTEMPTS =
  "create table attempt (job_id int not null, attempt int not null, outcome text not null, because json not null, ended_at timestamptz not null default now(), primary key (job_id, attempt))";

/** An empty database with the tables, and the relay running on it. */
export async function openPeerTables(url: string, jobs: number): Promise<PeerTables> {
  const database = await openDatabase({ url, application: "peer", migrations: MESSAGING_MIGRATIONS });
  const pool = new Pool({ connectionString: url, max: 20 });
  pool.on("error", (error) => console.error(error));
  await pool.query(ATTEMPTS);
  let relayed = 0;
  let finish = () => {};
  const over = new Promise<void>((resolve) => (finish = resolve));
  const bus: Bus = {
    publish(messages) {
      relayed += messages.length;
      if (relayed >= jobs * DIALS * EVENTS_A_DIAL) finish();
      return Promise.resolve();
    },
    subscribe: () => Promise.reject(new Error("nobody listens to this bus")),
    close: () => Promise.resolve(),
  };
  const relay = await startRelay(database, bus, createLog("bench", "warn"));
  return {
    pool,
    untilRelayed: () => over,
    async close() {
      await relay.stop();
      await database.close();
      await pool.end();
    },
  };
}

const FILLER = "x".repeat(600);

/** Notes that dials were requested and found nobody: one statement for all. The events are as large as ours. */
export const RECORD_DIALS = `
  with made as (
    insert into attempt (job_id, attempt, outcome, because) select j, a, 'no_answer', '[{"rule":"fixed_delay","delayMinutes":1}]' from unnest($1::int[], $2::int[]) as n(j, a)
    on conflict do nothing returning job_id, attempt),
  said as (
    insert into outbox (topic, key, type, body)
    select 'scheduler.events', job_id::text, type, '{"jobId":' || job_id || ',"attempt":' || attempt || ',"outcome":"no_answer","detail":"${FILLER}"}'
    from made cross join (values ('attempt.requested'), ('retry.planned')) as event(type))
  select pg_notify('${OUTBOX_CHANNEL}', '')`;

export function recordValues(dials: readonly Dial[]): [number[], number[]] {
  return [dials.map(({ jobId }) => jobId), dials.map(({ attempt }) => attempt)];
}

/** The dials that follow: those that failed and have one left. */
export function retriesOf(dials: readonly Dial[]): Dial[] {
  return dials.filter(({ attempt }) => attempt < DIALS).map(({ jobId, attempt }) => ({ jobId, attempt: attempt + 1 }));
}

export function firstDials(jobs: number): Dial[] {
  return Array.from({ length: jobs }, (_, jobId) => ({ jobId, attempt: 1 }));
}

/** Throws unless every dial of every job is there, with its events. */
export async function assertAllMade(pool: Pool, jobs: number): Promise<void> {
  const { rows } = await pool.query<{ attempts: number; events: number }>("select (select count(*)::int from attempt) as attempts, (select count(*)::int from outbox) as events");
  if (rows[0]?.attempts !== jobs * DIALS || rows[0]?.events !== jobs * DIALS * EVENTS_A_DIAL) throw new Error(`the rows do not add up: ${JSON.stringify(rows[0])}`);
}
