import type { Instant, JobId, Outcome } from "@redial/kernel";
import { sqlLines, sqlNumbers, sqlTexts, type Statement, type Tx } from "@redial/platform";
import type { AttemptEntry } from "../usecases/ports";
import { sqlInstant } from "./sql-instant";

/**
 * One insert an attempt, at its outcome: why it was due has waited on the job's row, so the request writes nothing here and no row is ever updated.
 * A row that is there already stays as it is.
 */
const insert: Statement = {
  name: "attempt-insert",
  text: `insert into attempt (job_id, attempt, execution_id, requested_at, permit_ends_at, because, outcome, ended_at, zone, zone_evidence, policy_version)
    select n.job_id, n.attempt, n.execution_id, to_timestamp(n.requested_at / 1000), to_timestamp(n.permit_ends_at / 1000), n.because::json, n.outcome,
      to_timestamp(n.ended_at / 1000), n.zone, n.zone_evidence::json, n.policy_version
    from unnest($1::uuid[], $2::int[], $3::uuid[], $4::float8[], $5::float8[], string_to_array($6, E'\\n'), $7::text[], $8::float8[], $9::text[], $10::text[], $11::text[])
      as n(job_id, attempt, execution_id, requested_at, permit_ends_at, because, outcome, ended_at, zone, zone_evidence, policy_version)
    on conflict do nothing`,
};

/** Keeps attempts that were made, in the transaction that records their outcomes. */
export async function insertAttempts(tx: Tx, attempts: readonly AttemptEntry[]): Promise<void> {
  if (attempts.length === 0) return;
  await tx.rows(insert, [
    sqlTexts(attempts.map((made) => made.jobId)),
    sqlNumbers(attempts.map((made) => made.attempt)),
    sqlTexts(attempts.map((made) => made.executionId)),
    sqlNumbers(attempts.map((made) => made.requestedAt)),
    sqlNumbers(attempts.map((made) => made.permitEndsAt)),
    sqlLines(attempts.map((made) => made.because)),
    sqlTexts(attempts.map((made) => made.outcome)),
    sqlNumbers(attempts.map((made) => made.endedAt)),
    sqlTexts(attempts.map((made) => made.zone)),
    sqlTexts(attempts.map((made) => made.zoneEvidence)),
    sqlTexts(attempts.map((made) => made.policyVersion)),
  ]);
}

interface AttemptRow {
  jobId: JobId;
  executionId: string;
  attempt: number;
  requestedAt: Instant;
  permitEndsAt: Instant | null;
  because: string;
  outcome: Outcome;
  endedAt: Instant;
  zone: string | null;
  zoneEvidence: string | null;
  policyVersion: string | null;
}

const read: Statement = {
  name: "attempt-read",
  text: `select job_id as "jobId", execution_id as "executionId", attempt, ${sqlInstant("requested_at")} as "requestedAt", ${sqlInstant("permit_ends_at")} as "permitEndsAt",
      because::text, outcome, ${sqlInstant("ended_at")} as "endedAt", zone, zone_evidence::text as "zoneEvidence", policy_version as "policyVersion"
    from attempt where job_id = $1 order by attempt`,
};

/** The attempts of a job that were made, in their order. */
export function readAttempts(source: Pick<Tx, "rows">, id: JobId): Promise<AttemptEntry[]> {
  return source.rows<AttemptRow>(read, [id]);
}
