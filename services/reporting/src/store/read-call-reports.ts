import { attemptId, type ContactId, type ExecutionId, type JobId, type JobResult, type Outcome } from "@redial/kernel";
import type { Database, Statement } from "@redial/platform";
import type { AttemptReport, CallReport } from "../domain/call-report";
import { weekdayAt } from "../domain/local-time";

/** An attempt as it is kept. */
export interface AttemptRow {
  jobId: JobId;
  attempt: number;
  outcome: Outcome;
  carrierCode: string;
  detail: string | null;
  startedAt: Date;
  endedAt: Date;
  ringMs: number;
  talkMs: number;
  localWeekday: number;
  localHour: number;
}

interface JobRow {
  jobId: JobId;
  executionId: ExecutionId;
  phone: string | null;
  contactIds: ContactId[] | null;
  result: JobResult | null;
  reason: string | null;
  attemptsMade: number | null;
}

/** One row an attempt, and one without an attempt for a job that has none. */
const readReports: Statement = {
  name: "call-reports",
  text: `select j.id as "jobId", j.execution_id as "executionId", j.phone, j.contact_ids as "contactIds", j.result, j.reason, j.attempts as "attemptsMade",
      a.attempt, a.outcome, a.carrier_code as "carrierCode", a.detail, a.started_at as "startedAt", a.ended_at as "endedAt",
      a.ring_ms as "ringMs", a.talk_ms as "talkMs", a.local_weekday as "localWeekday", a.local_hour as "localHour"
    from job j left join attempt a on a.job_id = j.id
    where j.organization_id = $1 and j.id = any($2::uuid[])
    order by j.id, a.attempt`,
};

/** The call reports of an organization's jobs, by job. */
export async function callReports(database: Database, organizationId: string, ids: readonly string[]): Promise<Map<JobId, CallReport>> {
  const reports = new Map<JobId, CallReport>();
  if (ids.length === 0) return reports;
  for (const row of await database.rows<JobRow & (AttemptRow | { attempt: null })>(readReports, [organizationId, ids])) {
    const report = reports.get(row.jobId) ?? emptyReport(row);
    reports.set(row.jobId, report);
    if (row.attempt !== null) report.attempts.push(attemptReport(row));
    report.isComplete = report.attempts.length === row.attemptsMade;
  }
  return reports;
}

function emptyReport({ jobId, executionId, phone, contactIds, result, reason }: JobRow): CallReport {
  const contacts = (contactIds ?? []).map((id) => ({ id }));
  return { jobId, job: { id: jobId }, executionId, execution: { id: executionId }, phone, contacts, attempts: [], result, reason, isComplete: false };
}

/** An attempt as its report shows it. */
export function attemptReport({ jobId, attempt, outcome, localHour, localWeekday, ...row }: AttemptRow): AttemptReport {
  const { carrierCode, startedAt, endedAt, ringMs, talkMs, detail } = row;
  const call = { status: outcome, carrierCode, startedAt, endedAt, ringMs, talkMs, detail };
  return { id: attemptId(jobId, attempt), attempt, outcome, call, localHour, localWeekday: weekdayAt(localWeekday) };
}
