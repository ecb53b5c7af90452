import { Pool } from "pg";
import { DIALS } from "./contender";

/** What the peers write beside their own queues: an attempt row and an event for each dial, as narrow as they can be, without relay or inbox. */
const TABLES = `
  create table attempt (job_id int not null, attempt int not null, outcome text not null, because json not null, ended_at timestamptz not null default now(), primary key (job_id, attempt));
  create table outbox (id bigint generated always as identity primary key, topic text not null, key text not null, type text not null, body text not null)`;

/** One dial of a job, as the peers hand it through their queues. */
export interface Dial {
  jobId: number;
  attempt: number;
}

/** A pool on an empty database with the peers' tables. */
export async function openPeerTables(url: string): Promise<Pool> {
  const pool = new Pool({ connectionString: url, max: 20 });
  pool.on("error", (error) => console.error(error));
  await pool.query(TABLES);
  return pool;
}

/** Notes that dials found nobody: one statement for all. The event is as large as a retry's is here. */
export const RECORD_DIALS = `
  with made as (
    insert into attempt (job_id, attempt, outcome, because) select j, a, 'no_answer', '[{"rule":"fixed_delay","delayMinutes":1}]' from unnest($1::int[], $2::int[]) as n(j, a)
    on conflict do nothing returning job_id, attempt)
  insert into outbox (topic, key, type, body)
  select 'scheduler.events', job_id::text, 'retry.planned', '{"jobId":' || job_id || ',"attempt":' || attempt || ',"outcome":"no_answer","detail":"${"x".repeat(500)}"}' from made`;

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

/** Throws unless every dial of every job is there. */
export async function assertAllMade(pool: Pool, jobs: number): Promise<void> {
  const { rows } = await pool.query<{ attempts: number; events: number }>("select (select count(*)::int from attempt) as attempts, (select count(*)::int from outbox) as events");
  if (rows[0]?.attempts !== jobs * DIALS || rows[0]?.events !== jobs * DIALS) throw new Error(`the rows do not add up: ${JSON.stringify(rows[0])}`);
}
