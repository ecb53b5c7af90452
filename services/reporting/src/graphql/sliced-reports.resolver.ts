import type { RequestContext } from "@redial/platform";
import { Arg, Ctx, Directive, FieldResolver, Resolver, Root, type ClassType } from "type-graphql";
import { failureReport } from "../domain/failure-report";
import { periodMetrics } from "../domain/period-metrics";
import { readDays } from "../domain/day-range";
import type { Reports } from "../reports";
import type { Tally, TallySlice } from "../domain/tally";
import { segmentMetrics } from "../domain/segment-metrics";
import { timeToConnect } from "../domain/time-to-connect";
import { ExecutionRef } from "./execution.ref";
import { FailureReportType } from "./failure-report.type";
import { PeriodMetricsType, TimeToConnectType } from "./period-metrics.type";
import { ProgramRef } from "./program.ref";
import { SegmentMetricsType } from "./segment-metrics.type";
import { segmentChoice, SegmentInput } from "./segment.input";

const FROM = "The first day by the called persons' calendars, such as 2025-01-20; left out: from the beginning.";
const TO = "The last day, included; left out: to the end.";

/** The resolver that adds segments, failures, days and time to connect to an execution, or to all executions of a program together. */
function slicedReportsOf(ref: ClassType<{ id: string }>, scope: "id" | "program_id") {
  @Resolver(() => ref)
  class SlicedReportsResolver {
    constructor(private readonly reports: Reports) {}

    @Directive("@cost(weight: 5)")
    @Directive("@listSize(assumedSize: 10)")
    @FieldResolver(() => [String], { nullable: true, description: "What its contacts and attempts can be told apart by: the keys that `segments` takes." })
    async segmentKeys(@Root() { id }: { id: string }, @Ctx() { identity }: RequestContext): Promise<string[]> {
      return [...new Set((await this.reports.segmentTotals(identity.organizationId, scope, [id], null)).map(({ key }) => key))];
    }

    @Directive("@cost(weight: 5)")
    @Directive("@listSize(assumedSize: 101)")
    @FieldResolver(() => [SegmentMetricsType], { nullable: true, description: "What each segment of one key came to, by value, the others last." })
    async segments(
      @Root() { id }: { id: string },
      @Arg("key", () => String, { description: "region, line_type, number_prefix, caller_id, or attribute. and the name of an attribute." }) key: string,
      @Ctx() { identity: { organizationId } }: RequestContext,
    ): Promise<SegmentMetricsType[]> {
      const [totals, cells] = await Promise.all([this.reports.segmentTotals(organizationId, scope, [id], key), this.reports.segmentCells(organizationId, scope, [id], key, "attempt")]);
      return segmentMetrics(totals, cells);
    }

    @Directive("@cost(weight: 10)")
    @FieldResolver(() => FailureReportType, { nullable: true, description: "Whom it did not reach, broken down, and what they have in common; null when reporting has not heard of it." })
    async failures(@Root() { id }: { id: string }, @Ctx() { identity: { organizationId } }: RequestContext): Promise<FailureReportType | null> {
      const [tally, segments] = await Promise.all([this.tally(organizationId, id, {}), this.reports.segmentTotals(organizationId, scope, [id], null)]);
      return tally ? failureReport(tally, segments) : null;
    }

    @Directive("@cost(weight: 5)")
    @FieldResolver(() => PeriodMetricsType, { nullable: true, description: "What the attempts of some days came to, of all or of one segment; null when reporting has not heard of it." })
    async inPeriod(
      @Root() { id }: { id: string },
      @Arg("from", () => String, { nullable: true, description: FROM }) from: string | null | undefined,
      @Arg("to", () => String, { nullable: true, description: TO }) to: string | null | undefined,
      @Arg("segment", () => SegmentInput, { nullable: true, description: "Of one segment only; left out: of all." }) given: SegmentInput | null | undefined,
      @Ctx() { identity: { organizationId } }: RequestContext,
    ): Promise<PeriodMetricsType | null> {
      const segment = segmentChoice(given);
      const tally = await this.tally(organizationId, id, { days: readDays({ from, to }), ...(segment && { segment }) });
      return tally ? periodMetrics(tally) : null;
    }

    @Directive("@cost(weight: 5)")
    @FieldResolver(() => TimeToConnectType, { nullable: true, description: "How long it took to reach those who were reached in some days; null when reporting has not heard of it." })
    async timeToConnect(
      @Root() { id }: { id: string },
      @Arg("from", () => String, { nullable: true, description: FROM }) from: string | null | undefined,
      @Arg("to", () => String, { nullable: true, description: TO }) to: string | null | undefined,
      @Ctx() { identity: { organizationId } }: RequestContext,
    ): Promise<TimeToConnectType | null> {
      const days = readDays({ from, to });
      const [tally, buckets] = await Promise.all([this.tally(organizationId, id, { days }), this.reports.connectBuckets(organizationId, scope, [id], days)]);
      return tally ? timeToConnect(tally, buckets) : null;
    }

    private async tally(organizationId: string, id: string, slice: TallySlice): Promise<Tally | undefined> {
      const read = scope === "id" ? this.reports.tallyExecutions : this.reports.tallyPrograms;
      return (await read(organizationId, [id], "cells", slice)).get(id);
    }
  }
  return SlicedReportsResolver;
}

/** Adds the reports on parts of an execution to it. */
export const SlicedExecutionResolver = slicedReportsOf(ExecutionRef, "id");
/** Adds the reports on parts of all its executions together to a program. */
export const SlicedProgramResolver = slicedReportsOf(ProgramRef, "program_id");
