import { CONNECTION_SIZE, readConnection, USUAL_PER_PAGE, type Cursors, type LoadOne, type RequestContext } from "@redial/platform";
import { Arg, Ctx, Directive, FieldResolver, Int, Resolver, Root } from "type-graphql";
import type { Reports } from "../reports";
import type { Tally } from "../domain/tally";
import { AttemptConnectionType } from "./attempt-connection.type";
import { ExecutionRef } from "./execution.ref";

/** Adds its attempts to an execution, by the page. */
@Resolver(() => ExecutionRef)
export class ExecutionAttemptsResolver {
  constructor(
    private readonly reports: Pick<Reports, "attempts">,
    private readonly cursors: Cursors,
  ) {}

  @Directive(CONNECTION_SIZE)
  @FieldResolver(() => AttemptConnectionType, {
    nullable: true,
    description: "Its attempts in the order in which they started, by the clock of the execution; one that is told of late may come before a page that you have.",
  })
  async attempts(
    @Root() { id }: ExecutionRef,
    @Arg("first", () => Int, { defaultValue: USUAL_PER_PAGE, description: "How many attempts, 1 to 1,000." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "The cursor of the last attempt that you have; left out: from the beginning." }) after: string | null | undefined,
    @Ctx() { identity: { organizationId } }: RequestContext,
  ): Promise<AttemptConnectionType> {
    const page = await readConnection(this.cursors, ["attempts", organizationId, id], { first, after }, (rows, behind) => this.reports.attempts(organizationId, id, rows, behind));
    return { executionId: id, ...page };
  }
}

/** Counts the attempts of a page's execution when somebody asks. */
@Resolver(() => AttemptConnectionType)
export class AttemptCountResolver {
  constructor(private readonly load: LoadOne<Tally>) {}

  @FieldResolver(() => Int, { description: "How many attempts the whole list has; growing while the execution runs." })
  async totalCount(@Root() { executionId }: AttemptConnectionType, @Ctx() { identity }: RequestContext): Promise<number> {
    return (await this.load(identity.organizationId, executionId))?.totals.calls ?? 0;
  }
}
