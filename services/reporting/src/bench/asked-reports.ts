import type { Database } from "@redial/platform";
import type { Reports } from "../reports";
import type { Filled } from "./fill-reports";

/** A report as it is asked for, and the same over the attempts themselves where plain SQL can say it. */
export interface AskedReport {
  name: string;
  ask(random: () => number): Promise<unknown>;
  plain?(random: () => number): Promise<unknown>;
}

const OF_EXECUTIONS = "execution_id = any(array(select id from execution where organization_id = $1 and ";
const BY_CELL = "select attempt, local_weekday, local_hour, outcome, count(*), sum(talk_ms) from attempt where";

/** Every kind of report that reads aggregates, and the lists beside them. */
export function askedReports(database: Database, reports: Reports, { organizationId, executionIds, programIds, jobId }: Filled): AskedReport[] {
  const anyOf = (ids: readonly string[], random: () => number) => ids[Math.floor(random() * ids.length)] ?? "";
  const days = { from: "2025-01-21", to: "2025-01-23" };
  const plan = { segment: { key: "attribute.plan", value: "gold" } };
  const plainCells = (scope: string, ids: readonly string[], more = "") => (random: () => number) =>
    database.rows(`${BY_CELL} ${OF_EXECUTIONS} ${scope} = $2)) ${more} group by 1, 2, 3, 4`, [organizationId, anyOf(ids, random)]);
  return [
    { name: "totals of an execution", ask: (random) => reports.tallyExecutions(organizationId, [anyOf(executionIds, random)], "totals") },
    { name: "number × weekday × hour × outcome of an execution", ask: (random) => reports.tallyExecutions(organizationId, [anyOf(executionIds, random)], "cells"), plain: plainCells("id", executionIds) },
    { name: "the same of three days", ask: (random) => reports.tallyExecutions(organizationId, [anyOf(executionIds, random)], "cells", { days }), plain: plainCells("id", executionIds, "and started_at between '2025-01-21' and '2025-01-24'") },
    { name: "the same of a segment", ask: (random) => reports.tallyExecutions(organizationId, [anyOf(executionIds, random)], "cells", plan), plain: plainCells("id", executionIds, "and (select attributes ->> 'plan' from job where id = job_id) = 'gold'") },
    { name: "totals of a program", ask: (random) => reports.tallyPrograms(organizationId, [anyOf(programIds, random)], "totals") },
    { name: "number × weekday × hour × outcome of a program", ask: (random) => reports.tallyPrograms(organizationId, [anyOf(programIds, random)], "cells"), plain: plainCells("program_id", programIds) },
    { name: "the same of three days", ask: (random) => reports.tallyPrograms(organizationId, [anyOf(programIds, random)], "cells", { days }) },
    { name: "the same of a segment", ask: (random) => reports.tallyPrograms(organizationId, [anyOf(programIds, random)], "cells", plan) },
    { name: "all segments of an execution", ask: (random) => reports.segmentTotals(organizationId, "id", [anyOf(executionIds, random)], null) },
    { name: "the regions of a program", ask: (random) => reports.segmentTotals(organizationId, "program_id", [anyOf(programIds, random)], "region") },
    { name: "regions by attempt number, of an execution", ask: (random) => reports.segmentCells(organizationId, "id", [anyOf(executionIds, random)], "region", "attempt") },
    { name: "regions by hour of the week, of an execution", ask: (random) => reports.segmentCells(organizationId, "id", [anyOf(executionIds, random)], "region", "hour") },
    { name: "plans by hour of the week, of a program", ask: (random) => reports.segmentCells(organizationId, "program_id", [anyOf(programIds, random)], "attribute.plan", "hour") },
    { name: "time to connect of a program", ask: (random) => reports.connectBuckets(organizationId, "program_id", [anyOf(programIds, random)]) },
    { name: "comparison of ten executions", ask: () => reports.tallyExecutions(organizationId, executionIds.slice(0, 10), "totals") },
    { name: "call reports of a hundred jobs", ask: (random) => reports.callReports(organizationId, Array.from({ length: 100 }, () => jobId(random()))) },
    { name: "a page of a hundred attempts", ask: (random) => reports.attempts(organizationId, anyOf(executionIds, random), 100, null) },
    { name: "a page of a hundred failed contacts", ask: (random) => reports.failedContacts(organizationId, anyOf(executionIds, random), 100, null) },
  ];
}
