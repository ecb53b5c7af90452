import type { JobId, JobResult } from "@redial/kernel";
import { sqlLines, sqlNumbers, sqlTexts, type Statement, type Tx } from "@redial/platform";
import type { JobSighting } from "../counting/sightings";

/** A job as it stood in the database before a batch, and what of the batch was new about it. */
export interface WrittenJob {
  isNew: boolean;
  isNewlyPlanned: boolean;
  isNewlyEnded: boolean;
  /** How it had ended before; null when it had not. */
  endedBefore: { result: JobResult; attempts: number } | null;
  /** The ids of its contacts' segments; null when it is not known yet whom it calls. */
  segments: readonly string[] | null;
}

/** A list a line. Null where nothing was told, for an empty list would look like planned contacts. */
const list = (lines: string) => `string_to_array(${lines}, E'\\n', '')`;

/** What a batch tells of a job, as columns from the parameter with this number on. */
const TOLD = "phone, contact_ids, region, attributes, line_type, segments, result, reason, attempts";
const told = (first: number) =>
  `$${first}::text[], ${list(`$${first + 1}`)}, $${first + 2}::text[], ${list(`$${first + 3}`)}, $${first + 4}::text[], ${list(`$${first + 5}`)}, $${first + 6}::text[], $${first + 7}::text[], $${first + 8}::int[]`;
const TYPED = "n.phone, n.contact_ids::uuid[], n.region, n.attributes::jsonb, n.line_type, n.segments::bigint[], n.result, n.reason, n.attempts";

const STANDING = `id, phone is not null as "isPlanned", segments::text, result, attempts`;

const readKnown: Statement = { name: "job-read", text: `select ${STANDING} from job where id = any($1::uuid[])` };

const lockKnown: Statement = { name: "job-lock", text: `select ${STANDING} from job where id = any($1::uuid[]) order by id for update` };

/** Adds the jobs that are not known, with all that was heard of them, and answers which these were. */
const insertUnknown: Statement = {
  name: "job-insert-unknown",
  text: `insert into job (id, execution_id, organization_id, ${TOLD})
    select n.id, n.execution_id, n.organization_id, ${TYPED} from unnest($1::uuid[], $2::uuid[], $3::uuid[], ${told(4)}) as n(id, execution_id, organization_id, ${TOLD})
    order by n.id on conflict (id) do nothing returning id`,
};

/** Fills what is still empty; the rows are locked and nothing that is known changes. */
const fillIn: Statement = {
  name: "job-fill-in",
  text: `update job j set phone = coalesce(j.phone, n.phone), contact_ids = coalesce(j.contact_ids, n.contact_ids::uuid[]), region = coalesce(j.region, n.region),
      attributes = coalesce(j.attributes, n.attributes::jsonb), line_type = coalesce(j.line_type, n.line_type), segments = coalesce(j.segments, n.segments::bigint[]),
      result = coalesce(j.result, n.result), reason = coalesce(j.reason, n.reason), attempts = coalesce(j.attempts, n.attempts)
    from unnest($1::uuid[], ${told(2)}) as n(id, ${TOLD}) where j.id = n.id`,
};

interface Standing {
  id: JobId;
  isPlanned: boolean;
  segments: string | null;
  result: JobResult | null;
  attempts: number | null;
}

/**
 * Keeps what was heard of jobs, and answers how each stood before. `segmentsOf` are the segments of those that were planned in the batch.
 * Jobs are told of under two keys, so two transactions may want the same rows: all take them in the order of their ids. Those of which nothing new is told are
 * not locked, unless it is not known whom they call: who tells that meanwhile must wait, so that one of the two counts their attempts for their segments.
 */
export async function writeJobs(tx: Tx, jobs: readonly JobSighting[], segmentsOf: ReadonlyMap<JobId, readonly string[]>): Promise<Map<JobId, WrittenJob>> {
  if (jobs.length === 0) return new Map();
  const before = await standing(tx, readKnown, jobs);
  const unknown = jobs.filter((job) => !before.has(job.jobId));
  const created = await insert(tx, unknown, segmentsOf);
  const open = jobs.filter((job) => !created.has(job.jobId) && isOpenTo(job, before.get(job.jobId)));
  for (const [id, row] of await standing(tx, lockKnown, open)) before.set(id, row);
  const news = open.filter(({ jobId, planned, ended }) => (planned && !before.get(jobId)?.isPlanned) || (ended && before.get(jobId)?.result === null));
  if (news.length > 0) await tx.rows(fillIn, [sqlTexts(news.map((job) => job.jobId)), ...tellings(news, segmentsOf)]);
  return new Map(jobs.map((job) => [job.jobId, written(job, created.has(job.jobId) ? undefined : before.get(job.jobId), segmentsOf)]));
}

function isOpenTo({ ended }: JobSighting, before: Standing | undefined): boolean {
  return !before?.isPlanned || (ended !== null && before.result === null);
}

function written({ jobId, planned, ended }: JobSighting, before: Standing | undefined, segmentsOf: ReadonlyMap<JobId, readonly string[]>): WrittenJob {
  const isNewlyPlanned = planned !== null && !before?.isPlanned;
  return {
    isNew: before === undefined,
    isNewlyPlanned,
    isNewlyEnded: ended !== null && (before?.result ?? null) === null,
    endedBefore: before?.result ? { result: before.result, attempts: before.attempts ?? 0 } : null,
    segments: isNewlyPlanned ? (segmentsOf.get(jobId) ?? []) : before?.isPlanned ? idsIn(before.segments) : null,
  };
}

/** The elements of an array of numbers as PostgreSQL writes it. */
function idsIn(written: string | null): string[] {
  return written === null || written === "{}" ? [] : written.slice(1, -1).split(",");
}

async function standing(tx: Tx, statement: Statement, jobs: readonly JobSighting[]): Promise<Map<JobId, Standing>> {
  if (jobs.length === 0) return new Map();
  const rows = await tx.rows<Standing>(statement, [sqlTexts(jobs.map((job) => job.jobId))]);
  return new Map(rows.map((row) => [row.id, row]));
}

async function insert(tx: Tx, jobs: readonly JobSighting[], segmentsOf: ReadonlyMap<JobId, readonly string[]>): Promise<Set<JobId>> {
  if (jobs.length === 0) return new Set();
  const columns = [jobs.map((job) => job.jobId), jobs.map((job) => job.executionId), jobs.map((job) => job.organizationId)];
  const rows = await tx.rows<{ id: JobId }>(insertUnknown, [...columns.map(sqlTexts), ...tellings(jobs, segmentsOf)]);
  return new Set(rows.map(({ id }) => id));
}

function tellings(jobs: readonly JobSighting[], segmentsOf: ReadonlyMap<JobId, readonly string[]>): string[] {
  return [
    sqlTexts(jobs.map((job) => job.planned?.phone ?? null)),
    sqlLines(jobs.map((job) => (job.planned ? sqlTexts(job.planned.contactIds) : ""))),
    sqlTexts(jobs.map((job) => job.planned?.region ?? null)),
    sqlLines(jobs.map((job) => (job.planned?.attributes ? JSON.stringify(job.planned.attributes) : ""))),
    sqlTexts(jobs.map((job) => job.planned?.lineType ?? null)),
    sqlLines(jobs.map((job) => (job.planned ? sqlTexts(segmentsOf.get(job.jobId) ?? []) : ""))),
    sqlTexts(jobs.map((job) => job.ended?.result ?? null)),
    sqlTexts(jobs.map((job) => job.ended?.reason ?? null)),
    sqlNumbers(jobs.map((job) => job.ended?.attempts ?? null)),
  ];
}
