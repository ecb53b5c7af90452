import { attemptId, WEEKDAYS, type AttemptId, type JobId } from "@redial/kernel";
import { sqlNumbers, sqlTexts, type Statement, type Tx } from "@redial/platform";
import type { AttemptSighting } from "../counting/sightings";

const insert: Statement = {
  name: "attempt-insert",
  text: `insert into attempt (job_id, attempt, execution_id, organization_id, outcome, carrier_code, detail, started_at, ended_at, ring_ms, talk_ms, local_weekday, local_hour, caller_id)
    select * from unnest($1::uuid[], $2::int[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[],
      $8::timestamptz[], $9::timestamptz[], $10::int[], $11::int[], $12::smallint[], $13::smallint[], $14::text[])
      as n(job_id, attempt)
    order by n.job_id, n.attempt
    on conflict (job_id, attempt) do nothing
    returning job_id as "jobId", attempt`,
};

/** Keeps attempts, each once for ever, and answers which of them were not known before. */
export async function writeAttempts(tx: Tx, attempts: readonly AttemptSighting[]): Promise<Set<AttemptId>> {
  if (attempts.length === 0) return new Set();
  const inserted = await tx.rows<{ jobId: JobId; attempt: number }>(insert, [
    sqlTexts(attempts.map((one) => one.jobId)),
    sqlNumbers(attempts.map((one) => one.record.attempt)),
    sqlTexts(attempts.map((one) => one.executionId)),
    sqlTexts(attempts.map((one) => one.organizationId)),
    sqlTexts(attempts.map((one) => one.record.outcome)),
    sqlTexts(attempts.map((one) => one.record.carrierCode)),
    sqlTexts(attempts.map((one) => one.record.detail)),
    sqlTexts(attempts.map((one) => one.record.startedAt)),
    sqlTexts(attempts.map((one) => one.record.endedAt)),
    sqlNumbers(attempts.map((one) => one.record.ringMs)),
    sqlNumbers(attempts.map((one) => one.record.talkMs)),
    sqlNumbers(attempts.map((one) => WEEKDAYS.indexOf(one.local.weekday))),
    sqlNumbers(attempts.map((one) => one.local.hour)),
    sqlTexts(attempts.map((one) => one.record.callerId ?? null)),
  ]);
  return new Set(inserted.map(({ jobId, attempt }) => attemptId(jobId, attempt)));
}
