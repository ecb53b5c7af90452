import type { ExecutionId, OrganizationId } from "@redial/kernel";
import type { Database, ListPlace, PlacedRow, Statement } from "@redial/platform";
import type { AttemptReport } from "../domain/call-report";
import { attemptReport, type AttemptRow } from "./read-call-reports";

/** An attempt keeps its place for ever: none of what is compared changes once it was written. */
const page: Statement = {
  name: "attempts-page",
  text: `select job_id as "jobId", attempt, outcome, carrier_code as "carrierCode", detail, started_at as "startedAt", ended_at as "endedAt",
      ring_ms as "ringMs", talk_ms as "talkMs", local_weekday as "localWeekday", local_hour as "localHour"
    from attempt
    where execution_id = $1 and organization_id = $2 and (started_at, job_id, attempt) > ($3::timestamptz, $4::uuid, $5::int)
    order by started_at, job_id, attempt limit $6`,
};

const BEFORE_ALL: ListPlace = ["-infinity", "00000000-0000-0000-0000-000000000000", 0];

/** The first so many attempts of an execution behind a place, null for the beginning, in the order in which they started. */
export async function pageAttempts(database: Database, organizationId: OrganizationId, executionId: ExecutionId, rows: number, behind: ListPlace | null): Promise<PlacedRow<AttemptReport>[]> {
  const found = await database.rows<AttemptRow>(page, [executionId, organizationId, ...(behind ?? BEFORE_ALL), rows]);
  return found.map((row) => ({ row: attemptReport(row), place: [row.startedAt.toISOString(), row.jobId, row.attempt] }));
}
