import type { OrganizationId } from "@redial/kernel";
import { batchLoad, buildSubgraph, type LoadOne } from "@redial/platform";
import type { GraphQLSchema } from "graphql";
import type { AttemptReport, CallReport } from "../call-report";
import type { Reports, Tally, TallyDetail } from "../reports";
import { AttemptType } from "./attempt.type";
import { BreakdownsResolver } from "./breakdowns.resolver";
import { CallReportResolver } from "./call-report.resolver";
import { ComparisonResolver } from "./comparison.resolver";
import { ExecutionRef } from "./execution.ref";
import { JobRef } from "./job.ref";
import { ExecutionMetricsResolver, ProgramMetricsResolver, type LoadTally } from "./metrics.resolver";
import { ProgramRef } from "./program.ref";

type ReadTallies = (organizationId: OrganizationId, ids: readonly string[], detail: TallyDetail) => Promise<ReadonlyMap<string, Tally>>;

/** The subgraph of reporting: metrics on executions and programs, attempts and call reports on jobs. Reads nothing outside the caller's organization. */
export function reportingSubgraph(reports: Reports): Promise<GraphQLSchema> {
  const loadReport = batchLoad(reports.callReports);
  const loadTallies = (read: ReadTallies): LoadTally => ({
    totals: batchLoad((organizationId, ids) => read(organizationId, ids, "totals")),
    cells: batchLoad((organizationId, ids) => read(organizationId, ids, "cells")),
  });
  return buildSubgraph({
    resolvers: [CallReportResolver, ComparisonResolver, ExecutionMetricsResolver, ProgramMetricsResolver, BreakdownsResolver],
    instances: new Map<unknown, object>([
      [CallReportResolver, new CallReportResolver(loadReport)],
      [ComparisonResolver, new ComparisonResolver(reports)],
      [ExecutionMetricsResolver, new ExecutionMetricsResolver(loadTallies(reports.tallyExecutions))],
      [ProgramMetricsResolver, new ProgramMetricsResolver(loadTallies(reports.tallyPrograms))],
      [BreakdownsResolver, new BreakdownsResolver()],
    ]),
    types: [ExecutionRef, ProgramRef, JobRef, AttemptType],
    references: {
      Execution: ({ id }) => ({ id }),
      Program: ({ id }) => ({ id }),
      Job: ({ id }) => ({ id }),
      Attempt: ({ id }, { identity }) => findAttempt(loadReport, identity.organizationId, String(id)),
    },
  });
}

async function findAttempt(load: LoadOne<CallReport>, organizationId: OrganizationId, id: string): Promise<AttemptReport | null> {
  const report = await load(organizationId, id.slice(0, id.lastIndexOf(":")));
  return report?.attempts.find((attempt) => attempt.id === id) ?? null;
}
