import type { Database } from "@redial/platform";
import type { Reports } from "../reports";
import { experimentReads } from "./experiment-reads";
import { pageAttempts } from "./page-attempts";
import { pageFailedContacts } from "./page-failed-contacts";
import { callReports } from "./read-call-reports";
import { connectBuckets, segmentCells, segmentTotals } from "./read-segments";
import { tallies } from "./read-tallies";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The reports that PostgreSQL keeps. A text that cannot be an id is simply not known. */
export function storedReports(database: Database): Reports {
  return {
    ...experimentReads(database),
    tallyExecutions: (organizationId, ids, detail, slice) => tallies(database, "id", organizationId, possible(ids), detail, slice),
    tallyPrograms: (organizationId, ids, detail, slice) => tallies(database, "program_id", organizationId, possible(ids), detail, slice),
    segmentTotals: (organizationId, scope, ids, key) => segmentTotals(database, organizationId, scope, possible(ids), key),
    segmentCells: (organizationId, scope, ids, key, by, days) => segmentCells(database, organizationId, scope, possible(ids), key, by, days),
    connectBuckets: (organizationId, scope, ids, days) => connectBuckets(database, organizationId, scope, possible(ids), days),
    callReports: (organizationId, ids) => callReports(database, organizationId, possible(ids)),
    attempts: async (organizationId, executionId, rows, behind) => (UUID.test(executionId) ? pageAttempts(database, organizationId, executionId, rows, behind) : []),
    failedContacts: async (organizationId, executionId, rows, behind) => (UUID.test(executionId) ? pageFailedContacts(database, organizationId, executionId, rows, behind) : []),
  };
}

/** Callers may send any text as an id; PostgreSQL refuses a whole statement for one that is no UUID. */
function possible(ids: readonly string[]): string[] {
  return ids.filter((id) => UUID.test(id));
}
