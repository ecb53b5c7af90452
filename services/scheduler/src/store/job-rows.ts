import type { ExecutionId, Instant, JobId, JobResult } from "@redial/kernel";
import { sqlLines, sqlNumbers, sqlTexts, type Statement, type Tx } from "@redial/platform";
import type { JobPhase, JobState, PlannedJob } from "../usecases/ports";

const PHASES: readonly JobPhase[] = ["pending", "in_progress", "ended"];

/** A job as its row tells it, with the phase and result that the counters still count it under. */
export interface StoredJob {
  state: JobState;
  counted: { phase: JobPhase; result: JobResult | null };
}

interface JobRow {
  id: string;
  executionId: string;
  phone: string;
  place: string | null;
  phase: number;
  attempt: number;
  stepsUsed: number;
  dueAt: Instant;
  requestedAt: Instant | null;
  leaseUntil: Instant | null;
  lane: number | null;
  result: JobResult | null;
  reason: string | null;
  permitEndsAt: Instant | null;
  because: string;
}

const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;

/** The columns of a job, under the names of `JobState`. */
export const JOB_COLUMNS = `id, execution_id as "executionId", phone, place, state as phase, attempt, steps_used as "stepsUsed",
  ${ms("due_at")} as "dueAt", ${ms("requested_at")} as "requestedAt", ${ms("lease_until")} as "leaseUntil", lane, result, reason,
  ${ms("permit_ends_at")} as "permitEndsAt", because`;

/** Jobs from rows that were selected as `JOB_COLUMNS`. */
export async function selectJobs(source: Pick<Tx, "rows">, statement: Statement, values: readonly unknown[]): Promise<StoredJob[]> {
  return (await source.rows<JobRow>(statement, values)).map((row) => {
    const phase = PHASES[row.phase] ?? "ended";
    return { state: { ...row, phase }, counted: { phase, result: row.result } };
  });
}

const lockById: Statement = {
  name: "job-lock",
  text: `select ${JOB_COLUMNS} from job where id = any($1::uuid[]) order by id for update`,
};

/** A job as it stands, unlocked; null when there is none. */
export async function readJob(source: Pick<Tx, "rows">, id: JobId): Promise<JobState | null> {
  const [found] = await selectJobs(source, { name: "job-read", text: `select ${JOB_COLUMNS} from job where id = $1` }, [id]);
  return found?.state ?? null;
}

/** Locks jobs by id, in the order of their ids. */
export function lockJobs(tx: Tx, ids: readonly string[]): Promise<StoredJob[]> {
  return selectJobs(tx, lockById, [sqlTexts(ids)]);
}

const update: Statement = {
  name: "job-update",
  text: `update job j set state = n.phase, attempt = n.attempt, steps_used = n.steps_used, due_at = to_timestamp(n.due_at / 1000),
      requested_at = to_timestamp(n.requested_at / 1000), lease_until = to_timestamp(n.lease_until / 1000), lane = n.lane, result = n.result, reason = n.reason,
      permit_ends_at = to_timestamp(n.permit_ends_at / 1000), because = n.because
    from unnest($1::uuid[], $2::smallint[], $3::int[], $4::int[], $5::float8[], $6::float8[], $7::float8[], $8::int[], $9::text[], $10::text[],
      $11::float8[], string_to_array($12, E'\\n')) as n(id, phase, attempt, steps_used, due_at, requested_at, lease_until, lane, result, reason, permit_ends_at, because)
    where j.id = n.id`,
};

/** Writes jobs that this transaction has locked. */
export async function updateJobs(tx: Tx, jobs: readonly JobState[]): Promise<void> {
  if (jobs.length === 0) return;
  await tx.rows(update, [
    sqlTexts(jobs.map((job) => job.id)),
    sqlNumbers(jobs.map((job) => PHASES.indexOf(job.phase))),
    sqlNumbers(jobs.map((job) => job.attempt)),
    sqlNumbers(jobs.map((job) => job.stepsUsed)),
    sqlNumbers(jobs.map((job) => job.dueAt)),
    sqlNumbers(jobs.map((job) => job.requestedAt)),
    sqlNumbers(jobs.map((job) => job.leaseUntil)),
    sqlNumbers(jobs.map((job) => job.lane)),
    sqlTexts(jobs.map((job) => job.result)),
    sqlTexts(jobs.map((job) => job.reason)),
    sqlNumbers(jobs.map((job) => job.permitEndsAt)),
    sqlLines(jobs.map((job) => job.because)),
  ]);
}

const insert: Statement = {
  name: "job-insert",
  text: `insert into job (id, execution_id, contact_ids, phone, region, time_zone, place, position, state, due_at, result, reason, because)
    select n.id, $1, array(select jsonb_array_elements_text(n.contact_ids))::uuid[], n.phone, n.region, n.time_zone, n.place, n.position, n.phase,
      to_timestamp(n.due_at / 1000), n.result, n.reason, n.because
    from unnest($2::uuid[], $3::jsonb[], $4::text[], $5::text[], $6::text[], $7::text[], $8::int[], $9::smallint[], $10::float8[], $11::text[], $12::text[],
      string_to_array($13, E'\\n')) as n(id, contact_ids, phone, region, time_zone, place, position, phase, due_at, result, reason, because)`,
};

/** Adds the jobs of one audience chunk. */
export async function insertJobs(tx: Tx, executionId: ExecutionId, jobs: readonly PlannedJob[]): Promise<void> {
  if (jobs.length === 0) return;
  await tx.rows(insert, [
    executionId,
    jobs.map((job) => job.id),
    jobs.map((job) => JSON.stringify(job.contactIds)),
    jobs.map((job) => job.phone),
    jobs.map((job) => job.region),
    jobs.map((job) => job.timeZone),
    jobs.map((job) => job.place),
    jobs.map((job) => job.position),
    jobs.map((job) => PHASES.indexOf(job.phase)),
    jobs.map((job) => job.dueAt),
    jobs.map((job) => job.result),
    jobs.map((job) => job.reason),
    sqlLines(jobs.map((job) => job.because)),
  ]);
}
