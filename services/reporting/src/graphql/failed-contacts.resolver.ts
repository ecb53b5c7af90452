import { CONNECTION_SIZE, readConnection, USUAL_PER_PAGE, type Cursors, type LoadOne, type RequestContext } from "@redial/platform";
import { Arg, Ctx, Directive, FieldResolver, Int, Resolver, Root } from "type-graphql";
import type { Reports } from "../reports";
import type { Tally } from "../domain/tally";
import { ExecutionRef } from "./execution.ref";
import { FailedContactConnectionType, FailedContactType } from "./failed-contact.type";
import { JobRef } from "./job.ref";

/** Adds those who were not reached to an execution, by the page. */
@Resolver(() => ExecutionRef)
export class FailedContactsResolver {
  constructor(
    private readonly reports: Pick<Reports, "failedContacts">,
    private readonly cursors: Cursors,
  ) {}

  @Directive(CONNECTION_SIZE)
  @FieldResolver(() => FailedContactConnectionType, {
    nullable: true,
    description: "The contacts for whom every attempt failed, in the order of their jobs; one that fails meanwhile may come before a page that you have.",
  })
  async failedContacts(
    @Root() { id }: ExecutionRef,
    @Arg("first", () => Int, { defaultValue: USUAL_PER_PAGE, description: "How many contacts, 1 to 1,000." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "The cursor of the last contact that you have; left out: from the beginning." }) after: string | null | undefined,
    @Ctx() { identity: { organizationId } }: RequestContext,
  ): Promise<FailedContactConnectionType> {
    const page = await readConnection(this.cursors, ["failed", organizationId, id], { first, after }, (rows, behind) => this.reports.failedContacts(organizationId, id, rows, behind));
    return { executionId: id, ...page };
  }
}

/** Names the job of a failed contact. */
@Resolver(() => FailedContactType)
export class FailedContactJobResolver {
  @FieldResolver(() => JobRef, { description: "The job that failed." })
  job(@Root() { jobId }: FailedContactType): JobRef {
    return { id: jobId };
  }
}

/** Counts the failed contacts of a page's execution when somebody asks. */
@Resolver(() => FailedContactConnectionType)
export class FailedContactCountResolver {
  constructor(private readonly load: LoadOne<Tally>) {}

  @FieldResolver(() => Int, { description: "How many contacts failed; growing while the execution runs." })
  async totalCount(@Root() { executionId }: FailedContactConnectionType, @Ctx() { identity }: RequestContext): Promise<number> {
    return (await this.load(identity.organizationId, executionId))?.totals.failed ?? 0;
  }
}
