import type { JobId } from "@redial/kernel";
import { sqlLines, sqlNumbers, sqlTexts, type Statement, type Tx } from "@redial/platform";
import type { JobSighting } from "../sightings";

/** A list a line. Null where nothing was told, for an empty list would look like planned contacts. */
const contactIds = (lines: string) => `string_to_array(${lines}, E'\\n', '')`;

/** Adds the jobs that are not known, with all that was heard of them, and answers which these were. */
const insertUnknown: Statement = {
  name: "job-insert-unknown",
  text: `insert into job (id, execution_id, organization_id, phone, contact_ids, region, result, reason, attempts)
    select n.id, n.execution_id, n.organization_id, n.phone, n.contact_ids::uuid[], n.region, n.result, n.reason, n.attempts
    from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], ${contactIds("$5")}, $6::text[], $7::text[], $8::text[], $9::int[])
      as n(id, execution_id, organization_id, phone, contact_ids, region, result, reason, attempts)
    order by n.id
    on conflict (id) do nothing
    returning id`,
};

const lockKnown: Statement = {
  name: "job-lock",
  text: `select id, phone is not null as "isPlanned", result is not null as "isEnded" from job where id = any($1::uuid[]) order by id for update`,
};

/** Fills what is still empty; the rows are locked and nothing that is known changes. */
const fillIn: Statement = {
  name: "job-fill-in",
  text: `update job j set phone = coalesce(j.phone, n.phone), contact_ids = coalesce(j.contact_ids, n.contact_ids::uuid[]),
      region = coalesce(j.region, n.region), result = coalesce(j.result, n.result), reason = coalesce(j.reason, n.reason), attempts = coalesce(j.attempts, n.attempts)
    from unnest($1::uuid[], $2::text[], ${contactIds("$3")}, $4::text[], $5::text[], $6::text[], $7::int[])
      as n(id, phone, contact_ids, region, result, reason, attempts)
    where j.id = n.id`,
};

/**
 * Keeps what was heard of jobs and answers which of them were not known before and which were not over before.
 * Jobs are told of under two keys, so two transactions may want the same rows: both take them in the order of their ids. Jobs that are only
 * mentioned are not locked.
 */
export async function writeJobs(tx: Tx, jobs: readonly JobSighting[]): Promise<{ newJobs: Set<JobId>; endedJobs: Set<JobId> }> {
  if (jobs.length === 0) return { newJobs: new Set(), endedJobs: new Set() };
  const inserted = await tx.rows<{ id: JobId }>(insertUnknown, [
    sqlTexts(jobs.map((job) => job.jobId)),
    sqlTexts(jobs.map((job) => job.executionId)),
    sqlTexts(jobs.map((job) => job.organizationId)),
    ...tellings(jobs),
  ]);
  const newJobs = new Set(inserted.map(({ id }) => id));
  const told = jobs.filter((job) => !newJobs.has(job.jobId) && (job.planned ?? job.ended));
  const before = await lock(tx, told);
  const news = told.filter((job) => (job.planned && !before.planned.has(job.jobId)) || (job.ended && !before.ended.has(job.jobId)));
  if (news.length > 0) await tx.rows(fillIn, [sqlTexts(news.map((job) => job.jobId)), ...tellings(news)]);
  const endedJobs = new Set(jobs.filter((job) => job.ended && !before.ended.has(job.jobId)).map((job) => job.jobId));
  return { newJobs, endedJobs };
}

async function lock(tx: Tx, jobs: readonly JobSighting[]): Promise<{ planned: Set<JobId>; ended: Set<JobId> }> {
  if (jobs.length === 0) return { planned: new Set(), ended: new Set() };
  const rows = await tx.rows<{ id: JobId; isPlanned: boolean; isEnded: boolean }>(lockKnown, [sqlTexts(jobs.map((job) => job.jobId))]);
  return {
    planned: new Set(rows.filter((row) => row.isPlanned).map((row) => row.id)),
    ended: new Set(rows.filter((row) => row.isEnded).map((row) => row.id)),
  };
}

function tellings(jobs: readonly JobSighting[]): string[] {
  return [
    sqlTexts(jobs.map((job) => job.planned?.phone ?? null)),
    sqlLines(jobs.map((job) => (job.planned ? sqlTexts(job.planned.contactIds) : ""))),
    sqlTexts(jobs.map((job) => job.planned?.region ?? null)),
    sqlTexts(jobs.map((job) => job.ended?.result ?? null)),
    sqlTexts(jobs.map((job) => job.ended?.reason ?? null)),
    sqlNumbers(jobs.map((job) => job.ended?.attempts ?? null)),
  ];
}
