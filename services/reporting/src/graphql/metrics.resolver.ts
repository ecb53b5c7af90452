import type { LoadOne, RequestContext } from "@redial/platform";
import type { GraphQLResolveInfo } from "graphql";
import { Ctx, Directive, FieldResolver, Info, Resolver, Root } from "type-graphql";
import { executionMetrics, type ExecutionMetrics } from "../execution-metrics";
import type { Tally, TallyDetail } from "../reports";
import { BreakdownsResolver } from "./breakdowns.resolver";
import { ExecutionMetricsType } from "./execution-metrics.type";
import { ExecutionRef } from "./execution.ref";
import { ProgramRef } from "./program.ref";
import { RetriesResolver } from "./retries.resolver";
import { selectsAny } from "./selected-fields";

/** The fields of the metrics that are worked out of the cells: all that the two resolvers add. */
const OF_CELLS: ReadonlySet<string> = new Set([BreakdownsResolver, RetriesResolver].flatMap(({ prototype }) => Object.getOwnPropertyNames(prototype)));

/** Loads tallies, one batch of either detail. */
export type LoadTally = Record<TallyDetail, LoadOne<Tally>>;

/** Adds its metrics to an execution. */
@Resolver(() => ExecutionRef)
export class ExecutionMetricsResolver {
  constructor(private readonly load: LoadTally) {}

  @Directive("@cost(weight: 5)")
  @FieldResolver(() => ExecutionMetricsType, { nullable: true, description: "What the execution came to so far; null when reporting has not heard of it." })
  metrics(@Root() { id }: ExecutionRef, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo): Promise<ExecutionMetrics | null> {
    return loadMetrics(this.load, id, context, info);
  }
}

/** Adds the metrics of all its executions together to a program. */
@Resolver(() => ProgramRef)
export class ProgramMetricsResolver {
  constructor(private readonly load: LoadTally) {}

  @Directive("@cost(weight: 5)")
  @FieldResolver(() => ExecutionMetricsType, { nullable: true, description: "What all executions of the program together came to so far; null when there was none." })
  metrics(@Root() { id }: ProgramRef, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo): Promise<ExecutionMetrics | null> {
    return loadMetrics(this.load, id, context, info);
  }
}

async function loadMetrics(load: LoadTally, id: string, context: RequestContext, info: GraphQLResolveInfo): Promise<ExecutionMetrics | null> {
  const tally = await load[selectsAny(info, OF_CELLS) ? "cells" : "totals"](context.identity.organizationId, id);
  return tally ? executionMetrics(tally) : null;
}
