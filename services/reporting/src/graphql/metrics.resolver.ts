import type { OrganizationId } from "@redial/kernel";
import type { LoadOne, RequestContext } from "@redial/platform";
import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, Directive, FieldResolver, Info, Resolver, Root, type ClassType } from "type-graphql";
import { executionMetrics, type ExecutionMetrics } from "../domain/execution-metrics";
import type { Tally, TallySlice } from "../domain/tally";
import type { TallyDetail } from "../reports";
import { MetricsBreakdownsResolver } from "./breakdowns.resolver";
import { ExecutionMetricsType } from "./execution-metrics.type";
import { ExecutionRef } from "./execution.ref";
import { ProgramRef } from "./program.ref";
import { RetriesResolver } from "./retries.resolver";
import { segmentChoice, SegmentInput } from "./segment.input";
import { selectsAny } from "./selected-fields";

/** The fields of the metrics that are worked out of the cells: all that the two resolvers add. */
const OF_CELLS: ReadonlySet<string> = new Set([MetricsBreakdownsResolver, RetriesResolver].flatMap(({ prototype }) => Object.getOwnPropertyNames(prototype)));

/** Reads tallies of ids, of all that happened or of a slice of it. */
export type ReadTallies = (organizationId: OrganizationId, ids: readonly string[], detail: TallyDetail, slice?: TallySlice) => Promise<ReadonlyMap<string, Tally>>;

/** Loads whole tallies, one batch of either detail. */
export type LoadTally = Record<TallyDetail, LoadOne<Tally>>;

/** The resolver that adds metrics to what has tallies. */
function metricsOf(ref: ClassType<{ id: string }>, description: string) {
  @Resolver(() => ref)
  class MetricsResolver {
    constructor(
      private readonly load: LoadTally,
      private readonly read: ReadTallies,
    ) {}

    @Directive("@cost(weight: 5)")
    @FieldResolver(() => ExecutionMetricsType, { nullable: true, description })
    async metrics(
      @Root() { id }: { id: string },
      @Arg("segment", () => SegmentInput, { nullable: true, description: "Of one segment of the contacts only; left out: of all." }) given: SegmentInput | null | undefined,
      @Ctx() { identity: { organizationId } }: RequestContext,
      @Info() info: GraphQLResolveInfo,
    ): Promise<ExecutionMetrics | null> {
      const detail = selectsAny(info, OF_CELLS) ? "cells" : "totals";
      const segment = segmentChoice(given);
      const tally = await (segment ? this.read(organizationId, [id], detail, { segment }).then((tallies) => tallies.get(id)) : this.load[detail](organizationId, id));
      return tally ? executionMetrics(tally) : null;
    }
  }
  return MetricsResolver;
}

/** Adds its metrics to an execution. */
export const ExecutionMetricsResolver = metricsOf(ExecutionRef, "What the execution came to so far; null when reporting has not heard of it.");
/** Adds the metrics of all its executions together to a program. */
export const ProgramMetricsResolver = metricsOf(ProgramRef, "What all executions of the program together came to so far; null when there was none.");
