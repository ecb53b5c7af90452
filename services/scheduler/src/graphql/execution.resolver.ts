import { Rejection, type OrganizationId } from "@redial/kernel";
import type { RequestContext } from "@redial/platform";
import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import type { CancelExecution } from "../usecases/cancel-execution";
import type { PauseExecution } from "../usecases/pause-execution";
import type { ResumeExecution } from "../usecases/resume-execution";
import type { ExecutionReader } from "./execution-reader";
import { ExecutionType } from "./execution.type";
import { JobType } from "./job.type";

const MOST_JOBS = 1_000;

@Resolver(() => ExecutionType)
export class ExecutionResolver {
  constructor(
    private readonly reader: ExecutionReader,
    private readonly pause: PauseExecution,
    private readonly resume: ResumeExecution,
    private readonly cancel: CancelExecution,
  ) {}

  @Query(() => ExecutionType, { nullable: true, description: "One execution; null when there is none with this id." })
  execution(@Arg("id", () => ID) id: string, @Ctx() { identity }: RequestContext): Promise<ExecutionType | null> {
    return this.reader.execution(identity.organizationId, id);
  }

  @FieldResolver(() => [JobType], { nullable: true, description: "Its jobs in the order of the audience, at most 1,000 a page; `after` is the id of the last job of the page before." })
  jobs(
    @Root() execution: ExecutionType,
    @Arg("first", () => Int, { defaultValue: 100 }) first: number,
    @Arg("after", () => ID, { nullable: true }) after: string | undefined,
    @Ctx() { identity }: RequestContext,
  ): Promise<JobType[]> {
    return this.reader.jobs(identity.organizationId, execution.id, Math.min(Math.max(first, 0), MOST_JOBS), after ?? null);
  }

  @Authorized("operator")
  @Mutation(() => ExecutionType, { description: "Pauses an execution. Once this has answered, no call of it begins to ring; calls that ring already go on." })
  async pauseExecution(@Arg("id", () => ID) id: string, @Ctx() { identity }: RequestContext): Promise<ExecutionType> {
    await this.pause({ organizationId: identity.organizationId, executionId: id });
    return this.changed(identity.organizationId, id);
  }

  @Authorized("operator")
  @Mutation(() => ExecutionType, { description: "Lets a paused execution call again." })
  async resumeExecution(@Arg("id", () => ID) id: string, @Ctx() { identity }: RequestContext): Promise<ExecutionType> {
    await this.resume({ organizationId: identity.organizationId, executionId: id });
    return this.changed(identity.organizationId, id);
  }

  @Authorized("operator")
  @Mutation(() => ExecutionType, { description: "Ends an execution for good: waiting contacts are skipped, calls that ring already go on to their end." })
  async cancelExecution(@Arg("id", () => ID) id: string, @Ctx() { identity }: RequestContext): Promise<ExecutionType> {
    await this.cancel({ organizationId: identity.organizationId, executionId: id });
    return this.changed(identity.organizationId, id);
  }

  private async changed(organizationId: OrganizationId, id: string): Promise<ExecutionType> {
    const execution = await this.reader.execution(organizationId, id);
    if (!execution) throw new Rejection("NOT_FOUND", "There is no execution with this id.", ["id"]);
    return execution;
  }
}
