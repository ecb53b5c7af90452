import type { ExecutionId } from "@redial/kernel";
import { Needs, type RequestContext } from "@redial/platform";
import { Arg, Ctx, Directive, ID, Query, Resolver } from "type-graphql";
import { checkComparison, compareExecutions, MOST_COMPARED, type ExecutionComparison } from "../domain/compare-executions";
import type { Reports } from "../reports";
import { ExecutionComparisonType } from "./execution-comparison.type";

/** Answers the guide's comparison table. */
@Resolver()
export class ComparisonResolver {
  constructor(private readonly reports: Reports) {}

  @Needs("viewer")
  @Directive(`@listSize(assumedSize: ${MOST_COMPARED})`)
  @Query(() => [ExecutionComparisonType], { description: "Executions side by side, in the order of the ids." })
  async compareExecutions(
    @Arg("ids", () => [ID], { description: `Ids of 1 to ${MOST_COMPARED} executions.` }) ids: ExecutionId[],
    @Ctx() { identity }: RequestContext,
  ): Promise<ExecutionComparison[]> {
    checkComparison(ids);
    return compareExecutions(ids, await this.reports.tallyExecutions(identity.organizationId, ids, "totals"));
  }
}
