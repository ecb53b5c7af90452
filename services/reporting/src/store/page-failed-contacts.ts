import type { ExecutionId, JobId, OrganizationId } from "@redial/kernel";
import type { Database, ListPlace, PlacedRow, Statement } from "@redial/platform";
import type { AttemptReport } from "../domain/call-report";
import { failedContact, type FailedContact } from "../domain/failed-contact";
import { callReports } from "./read-call-reports";

/** A job that failed stays failed, and its id is its place. */
const page: Statement = {
  name: "failed-page",
  text: `select id, region from job where execution_id = $1 and organization_id = $2 and result = 'failed' and id > $3::uuid order by id limit $4`,
};

const BEFORE_ALL: ListPlace = ["00000000-0000-0000-0000-000000000000"];

/** The first so many failed contacts of an execution behind a place, null for the beginning, in the order in which their jobs were made. */
export async function pageFailedContacts(
  database: Database,
  organizationId: OrganizationId,
  executionId: ExecutionId,
  rows: number,
  behind: ListPlace | null,
): Promise<PlacedRow<FailedContact<AttemptReport>>[]> {
  const found = await database.rows<{ id: JobId; region: string | null }>(page, [executionId, organizationId, ...(behind ?? BEFORE_ALL), rows]);
  const reports = await callReports(database, organizationId, found.map(({ id }) => id));
  return found.flatMap(({ id, region }) => {
    const report = reports.get(id);
    if (!report) return [];
    const { jobId, phone, contacts, reason, attempts } = report;
    return { row: failedContact({ jobId, phone, region, contacts, reason, attempts }), place: [id] };
  });
}
