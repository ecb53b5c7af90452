import { Rejection } from "@redial/kernel";
import { batchLoad, type Database } from "@redial/platform";
import { isUuid } from "../domain/uuid";
import type { ExecutionReader } from "../graphql/execution-reader";
import type { ExecutionType } from "../graphql/execution.type";
import type { JobType } from "../graphql/job.type";

const EXECUTION = `select e.id, e.status, e.status_reason as "statusReason", a.tripped as "autoPaused", e.started_at as "startedAt", e.ended_at as "endedAt", greatest(v.now, e.ended_at) as "virtualNow",
    e.audience_complete as "audienceComplete",
    c.completed + c.message_left + c.failed + c.skipped + c.pending + c.in_progress as "totalContacts",
    c.completed as "contactsCompleted", c.message_left as "contactsMessageLeft", c.failed as "contactsFailed", c.skipped as "contactsSkipped",
    c.pending as "contactsPending", c.held as "contactsHeld", c.in_progress as "contactsInProgress"
  from execution e join execution_counters c on c.execution_id = e.id left join virtual_clock v on v.execution_id = e.id left join auto_pause a on a.execution_id = e.id`;

const JOB = `select j.id, j.execution_id as "executionId", j.position, m.contact_ids as "contactIds", j.phone,
    case j.state when 0 then 'pending' when 3 then 'pending' when 1 then 'in_progress' else j.result end as status,
    j.reason, j.attempt as "attemptsMade", case j.state when 0 then j.due_at end as "dueAt",
    coalesce(j.place::json -> 'zones', json_build_array(e.snapshot -> 'timeZone')) as "timeZones", coalesce(j.place::json ->> 'evidence', 'program') as "timeZoneEvidence",
    j.place::json ->> 'pack' as "callingRules", nullif((j.place::json -> 'hoursZones')::text, 'null')::json as "callingHoursTimeZones"
  from job j join execution e on e.id = j.execution_id join audience_member m on m.execution_id = j.execution_id and m.position = j.position`;

/** Reads for the API, each in one statement, so that all counters of an execution are of one moment. */
export function sqlExecutionReader(database: Database): ExecutionReader {
  const executions = batchLoad<ExecutionType>(async (organizationId, ids) => {
    const rows = await database.rows<Omit<ExecutionType, "connectionRate">>(`${EXECUTION} where e.organization_id = $1 and e.id = any($2::uuid[])`, [organizationId, ids]);
    return new Map(rows.map((row) => [row.id, withRate(row)]));
  });
  const jobs = batchLoad<JobType>(async (organizationId, ids) => {
    const rows = await database.rows<JobType>(`${JOB} where e.organization_id = $1 and j.id = any($2::uuid[])`, [organizationId, ids]);
    return new Map(rows.map((row) => [row.id, row]));
  });
  return {
    execution: async (organizationId, id) => (isUuid(id) ? ((await executions(organizationId, id)) ?? null) : null),
    job: async (organizationId, id) => (isUuid(id) ? ((await jobs(organizationId, id)) ?? null) : null),
    async jobs(organizationId, executionId, { first, after, heldOnly }) {
      const position = after === null ? -1 : "position" in after ? after.position : await positionOf(database, executionId, after.jobId);
      return database.rows<JobType>(`${JOB} where e.organization_id = $1 and e.id = $2 and m.execution_id = $2 and m.position > $4 ${heldOnly ? "and j.state = 3" : ""} order by m.position limit $3`, [
        organizationId,
        executionId,
        first,
        position,
      ]);
    },
  };
}

async function positionOf(database: Database, executionId: string, jobId: string): Promise<number> {
  const found = isUuid(jobId) ? await database.rows<{ position: number }>("select position from job where id = $1 and execution_id = $2", [jobId, executionId]) : [];
  if (!found[0]) throw new Rejection("CURSOR_UNKNOWN", "No job of this execution has this id; begin without one.", ["after"]);
  return found[0].position;
}

function withRate(row: Omit<ExecutionType, "connectionRate">): ExecutionType {
  return { ...row, connectionRate: row.totalContacts === 0 ? null : (row.contactsCompleted / row.totalContacts) * 100 };
}
