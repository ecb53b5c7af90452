import type { ExecutionId, Instant, JobId, JobResult } from "@redial/kernel";
import { sqlLines, sqlNumbers, sqlTexts, type Statement, type Tx } from "@redial/platform";
import type { JobPhase, JobState, PlannedJob } from "../usecases/ports";
import { sqlInstant } from "./sql-instant";

const PHASES: readonly JobPhase[] = ["pending", "in_progress", "ended", "held"];

/** A job as its row tells it, with the phase and result that the counters still count it under. */
export interface StoredJob {
  state: JobState;
  counted: { phase: JobPhase; result: JobResult | null };
}

/** A row that was selected as `JOB_COLUMNS`. */
export interface JobRow {
  id: string;
  executionId: string;
  phone: string;
  region: string | null;
  place: string | null;
  phase: number;
  attempt: number;
  stepsUsed: number;
  dueAt: Instant;
  runsOutAt: Instant;
  requestedAt: Instant | null;
  leaseUntil: Instant | null;
  lane: number | null;
  result: JobResult | null;
  reason: string | null;
  permitEndsAt: Instant | null;
  because: string;
}

/** The columns of a job, under the names of `JobState`. */
export const JOB_COLUMNS = `id, execution_id as "executionId", phone, region, place, state as phase, attempt, steps_used as "stepsUsed",
  ${sqlInstant("due_at")} as "dueAt", ${sqlInstant("runs_out_at")} as "runsOutAt", ${sqlInstant("requested_at")} as "requestedAt", ${sqlInstant("lease_until")} as "leaseUntil", lane, result, reason,
  ${sqlInstant("permit_ends_at")} as "permitEndsAt", because`;

/** Jobs that a statement selects as `JOB_COLUMNS`. */
export async function selectJobs(source: Pick<Tx, "rows">, statement: Statement, values: readonly unknown[]): Promise<StoredJob[]> {
  return storedJobs(await source.rows<JobRow>(statement, values));
}

/** Jobs from their rows. */
export function storedJobs(rows: readonly JobRow[]): StoredJob[] {
  return rows.map((row) => {
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

/** A request leaves the plan of a job as it is: it writes no more than what is new, and the reasons stay where they are. */
const request: Statement = {
  name: "job-request",
  text: `update job j set state = 1, attempt = n.attempt, requested_at = to_timestamp(n.requested_at / 1000), permit_ends_at = to_timestamp(n.permit_ends_at / 1000),
      lease_until = to_timestamp(n.lease_until / 1000), lane = n.lane
    from unnest($1::uuid[], $2::int[], $3::float8[], $4::float8[], $5::float8[], $6::int[]) as n(id, attempt, requested_at, permit_ends_at, lease_until, lane)
    where j.id = n.id`,
};

/** A job that waits or has ended is in nobody's hands: it has no permit, lease or lane. */
const settle: Statement = {
  name: "job-settle",
  text: `update job j set state = n.phase, attempt = n.attempt, steps_used = n.steps_used, due_at = to_timestamp(n.due_at / 1000), runs_out_at = to_timestamp(n.runs_out_at / 1000), result = n.result, reason = n.reason,
      because = n.because, requested_at = null, permit_ends_at = null, lease_until = null, lane = null
    from unnest($1::uuid[], $2::smallint[], $3::int[], $4::int[], $5::float8[], $6::float8[], $7::text[], $8::text[], string_to_array($9, E'\\n'))
      as n(id, phase, attempt, steps_used, due_at, runs_out_at, result, reason, because)
    where j.id = n.id`,
};

/** Writes jobs that this transaction has locked. */
export async function updateJobs(tx: Tx, jobs: readonly JobState[]): Promise<void> {
  const requested = jobs.filter((job) => job.phase === "in_progress");
  const settled = jobs.filter((job) => job.phase !== "in_progress");
  if (requested.length > 0) {
    await tx.rows(request, [
      sqlTexts(requested.map((job) => job.id)),
      sqlNumbers(requested.map((job) => job.attempt)),
      sqlNumbers(requested.map((job) => job.requestedAt)),
      sqlNumbers(requested.map((job) => job.permitEndsAt)),
      sqlNumbers(requested.map((job) => job.leaseUntil)),
      sqlNumbers(requested.map((job) => job.lane)),
    ]);
  }
  if (settled.length > 0) {
    await tx.rows(settle, [
      sqlTexts(settled.map((job) => job.id)),
      sqlNumbers(settled.map((job) => PHASES.indexOf(job.phase))),
      sqlNumbers(settled.map((job) => job.attempt)),
      sqlNumbers(settled.map((job) => job.stepsUsed)),
      sqlNumbers(settled.map((job) => job.dueAt)),
      sqlNumbers(settled.map((job) => job.runsOutAt)),
      sqlTexts(settled.map((job) => job.result)),
      sqlTexts(settled.map((job) => job.reason)),
      sqlLines(settled.map((job) => job.because)),
    ]);
  }
}

const insert: Statement = {
  name: "job-insert",
  text: `with new as materialized (
      select * from unnest($2::uuid[], string_to_array($3, E'\\n'), $4::text[], $5::text[], $6::text[], $7::text[], $8::int[], $9::smallint[], $10::float8[], $11::float8[],
        $12::text[], $13::text[], string_to_array($14, E'\\n')) as n(id, contact_ids, phone, region, time_zone, place, position, phase, due_at, runs_out_at, result, reason, because)),
    members as (
      insert into audience_member (execution_id, position, job_id, phone, contact_ids) select $1, position, id, phone, contact_ids::uuid[] from new)
    insert into job (id, execution_id, phone, region, time_zone, place, position, state, due_at, runs_out_at, result, reason, because)
    select id, $1, phone, region, time_zone, place, position, phase, to_timestamp(due_at / 1000), to_timestamp(runs_out_at / 1000), result, reason, because from new`,
};

/** Adds the jobs of one audience chunk, and their places in the audience. */
export async function insertJobs(tx: Tx, executionId: ExecutionId, jobs: readonly PlannedJob[]): Promise<void> {
  if (jobs.length === 0) return;
  await tx.rows(insert, [
    executionId,
    sqlTexts(jobs.map((job) => job.id)),
    sqlLines(jobs.map((job) => sqlTexts(job.contactIds))),
    sqlTexts(jobs.map((job) => job.phone)),
    sqlTexts(jobs.map((job) => job.region)),
    sqlTexts(jobs.map((job) => job.timeZone)),
    sqlTexts(jobs.map((job) => job.place)),
    sqlNumbers(jobs.map((job) => job.position)),
    sqlNumbers(jobs.map((job) => PHASES.indexOf(job.phase))),
    sqlNumbers(jobs.map((job) => job.dueAt)),
    sqlNumbers(jobs.map((job) => job.runsOutAt)),
    sqlTexts(jobs.map((job) => job.result)),
    sqlTexts(jobs.map((job) => job.reason)),
    sqlLines(jobs.map((job) => job.because)),
  ]);
}
