import type { OrganizationId } from "@redial/kernel";
import { batchLoad, buildSubgraph, type Changes, type Cursors, type LoadOne } from "@redial/platform";
import type { GraphQLSchema } from "graphql";
import type { AttemptReport, CallReport } from "../domain/call-report";
import type { Reports } from "../reports";
import { AttemptResolver, jobIdOf } from "./attempt.resolver";
import { AttemptType } from "./attempt.type";
import { AttemptCountResolver, ExecutionAttemptsResolver } from "./execution-attempts.resolver";
import { BestTimesResolver, nothingLearned, type ReadBestTimes } from "./best-times.resolver";
import { MetricsBreakdownsResolver, PeriodBreakdownsResolver } from "./breakdowns.resolver";
import { CallReportResolver } from "./call-report.resolver";
import { ComparisonResolver } from "./comparison.resolver";
import { ExecutionRef } from "./execution.ref";
import { ExperimentReportResolver } from "./experiment-report.resolver";
import { ExperimentRef } from "./experiment.ref";
import { FailedContactCountResolver, FailedContactJobResolver, FailedContactsResolver } from "./failed-contacts.resolver";
import { JobRef } from "./job.ref";
import { ExecutionMetricsResolver, ProgramMetricsResolver, type LoadTally, type ReadTallies } from "./metrics.resolver";
import { ProgramRef } from "./program.ref";
import { RetriesResolver } from "./retries.resolver";
import { SlicedExecutionResolver, SlicedProgramResolver } from "./sliced-reports.resolver";
import { reportingStreams } from "./reporting-streams";

/** The subgraph of reporting: metrics and attempts on executions, metrics on programs, attempts and call reports on jobs, and attempts as they are recorded. Reads nothing outside the caller's organization. */
export function reportingSubgraph(reports: Reports, changes: Changes, cursors: Cursors, readBestTimes: ReadBestTimes = nothingLearned): Promise<GraphQLSchema> {
  const loadReport = batchLoad(reports.callReports);
  const loadTallies = (read: ReadTallies): LoadTally => ({
    totals: batchLoad((organizationId, ids) => read(organizationId, ids, "totals")),
    cells: batchLoad((organizationId, ids) => read(organizationId, ids, "cells")),
  });
  const executionTallies = loadTallies(reports.tallyExecutions);
  const findAttempt = attemptIn(loadReport);
  return buildSubgraph({
    resolvers: [
      AttemptResolver,
      ...[CallReportResolver, ComparisonResolver, ExecutionMetricsResolver, ProgramMetricsResolver, MetricsBreakdownsResolver, PeriodBreakdownsResolver, RetriesResolver],
      ...[ExecutionAttemptsResolver, AttemptCountResolver, FailedContactsResolver, FailedContactJobResolver, FailedContactCountResolver],
      ...[SlicedExecutionResolver, SlicedProgramResolver, ExperimentReportResolver, BestTimesResolver],
    ],
    instances: new Map<unknown, object>([
      [AttemptResolver, new AttemptResolver()],
      [CallReportResolver, new CallReportResolver(loadReport)],
      [ComparisonResolver, new ComparisonResolver(reports)],
      [ExecutionMetricsResolver, new ExecutionMetricsResolver(executionTallies, reports.tallyExecutions)],
      [ProgramMetricsResolver, new ProgramMetricsResolver(loadTallies(reports.tallyPrograms), reports.tallyPrograms)],
      [MetricsBreakdownsResolver, new MetricsBreakdownsResolver()],
      [PeriodBreakdownsResolver, new PeriodBreakdownsResolver()],
      [RetriesResolver, new RetriesResolver()],
      [ExecutionAttemptsResolver, new ExecutionAttemptsResolver(reports, cursors)],
      [ExperimentReportResolver, new ExperimentReportResolver(reports)],
      [BestTimesResolver, new BestTimesResolver(readBestTimes)],
      [AttemptCountResolver, new AttemptCountResolver(executionTallies.totals)],
      [FailedContactsResolver, new FailedContactsResolver(reports, cursors)],
      [SlicedExecutionResolver, new SlicedExecutionResolver(reports)],
      [SlicedProgramResolver, new SlicedProgramResolver(reports)],
      [FailedContactJobResolver, new FailedContactJobResolver()],
      [FailedContactCountResolver, new FailedContactCountResolver(executionTallies.totals)],
    ]),
    types: [ExecutionRef, ExperimentRef, ProgramRef, JobRef, AttemptType],
    references: {
      Execution: ({ id }) => ({ id }),
      Experiment: ({ id, judgedPlan }) => ({ id, judgedPlan }),
      Program: ({ id }) => ({ id }),
      Job: ({ id }) => ({ id }),
      Attempt: ({ id }, { identity }) => findAttempt(identity.organizationId, String(id)),
    },
    streams: reportingStreams({ changes, loadTally: executionTallies.totals, findAttempt }),
  });
}

function attemptIn(load: LoadOne<CallReport>): (organizationId: OrganizationId, id: string) => Promise<AttemptReport | null> {
  return async (organizationId, id) => {
    const report = await load(organizationId, jobIdOf(id));
    return report?.attempts.find((attempt) => attempt.id === id) ?? null;
  };
}
