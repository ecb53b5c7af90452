import { Rejection, type OrganizationId } from "@redial/kernel";
import { CONNECTION_SIZE, Needs, PAGE_SIZE, readConnection, USUAL_PER_PAGE, type Cursors, type RequestContext } from "@redial/platform";
import { Arg, Ctx, Directive, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { isUuid } from "../domain/uuid";
import type { AssignTimeZone } from "../usecases/assign-time-zone";
import type { CancelExecution } from "../usecases/cancel-execution";
import type { PauseExecution } from "../usecases/pause-execution";
import type { ResumeExecution } from "../usecases/resume-execution";
import type { ExecutionReader } from "./execution-reader";
import { ExecutionType } from "./execution.type";
import { JobConnectionType } from "./job-connection.type";
import { JobType } from "./job.type";

const MOST_JOBS = 1_000;
const HELD_ONLY = { defaultValue: false, description: "Only jobs that wait for somebody to say in which time zone the person is." };

@Resolver(() => ExecutionType)
export class ExecutionResolver {
  constructor(
    private readonly reader: ExecutionReader,
    private readonly cursors: Cursors,
    private readonly pause: PauseExecution,
    private readonly resume: ResumeExecution,
    private readonly cancel: CancelExecution,
    private readonly assignZone: AssignTimeZone,
  ) {}

  @Needs("viewer")
  @Query(() => ExecutionType, { nullable: true, description: "One execution; null when there is none with this id." })
  execution(@Arg("id", () => ID, { description: "Id of the execution." }) id: string, @Ctx() { identity }: RequestContext): Promise<ExecutionType | null> {
    return this.reader.execution(identity.organizationId, id);
  }

  @Directive(PAGE_SIZE)
  @FieldResolver(() => [JobType], {
    nullable: true,
    description: "Its jobs in the order of the audience, at most 1,000 a page; `after` is the id of the last job of the page before.",
    deprecationReason: "Since 2026-11: use `Execution.jobsConnection`, which says whether there are more, and how many in all.",
  })
  jobs(
    @Root() execution: ExecutionType,
    @Arg("first", () => Int, { defaultValue: 100, description: "How many at most; more than 1,000 are answered as 1,000." }) first: number,
    @Arg("after", () => ID, { nullable: true, description: "Id of the last job that you have; left out: from the first." }) after: string | undefined,
    @Arg("heldOnly", () => Boolean, HELD_ONLY) heldOnly: boolean,
    @Ctx() { identity }: RequestContext,
  ): Promise<JobType[]> {
    return this.reader.jobs(identity.organizationId, execution.id, { first: Math.min(Math.max(first, 0), MOST_JOBS), after: after == null ? null : { jobId: after }, heldOnly });
  }

  @Directive(CONNECTION_SIZE)
  @FieldResolver(() => JobConnectionType, { nullable: true, description: "Its jobs in the order of the audience." })
  async jobsConnection(
    @Root() execution: ExecutionType,
    @Arg("first", () => Int, { defaultValue: USUAL_PER_PAGE, description: "How many jobs, 1 to 1,000." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "The cursor of the last job that you have; left out: from the beginning." }) after: string | null | undefined,
    @Arg("heldOnly", () => Boolean, HELD_ONLY) heldOnly: boolean,
    @Ctx() { identity: { organizationId } }: RequestContext,
  ): Promise<JobConnectionType> {
    const page = await readConnection(this.cursors, ["jobs", organizationId, execution.id, heldOnly ? "held" : null], { first, after }, async (rows, behind) => {
      const jobs = await this.reader.jobs(organizationId, execution.id, { first: rows, after: behind && { position: Number(behind[0]) }, heldOnly });
      return jobs.map((row) => ({ row, place: [row.position] }));
    });
    return { ...page, totalCount: heldOnly ? execution.contactsHeld : execution.totalContacts };
  }

  @Needs("operator")
  @Mutation(() => ExecutionType, { description: "Pauses an execution. Once this has answered, no call of it begins to ring; calls that ring already go on." })
  async pauseExecution(@Arg("id", () => ID, { description: "Id of the execution." }) id: string, @Ctx() { identity }: RequestContext): Promise<ExecutionType> {
    await this.pause({ organizationId: identity.organizationId, executionId: idOf(id, "id") });
    return this.changed(identity.organizationId, id);
  }

  @Needs("operator")
  @Mutation(() => ExecutionType, { description: "Lets a paused execution call again." })
  async resumeExecution(@Arg("id", () => ID, { description: "Id of the execution." }) id: string, @Ctx() { identity }: RequestContext): Promise<ExecutionType> {
    await this.resume({ organizationId: identity.organizationId, executionId: idOf(id, "id") });
    return this.changed(identity.organizationId, id);
  }

  @Needs("operator")
  @Mutation(() => ExecutionType, { description: "Ends an execution for good: waiting contacts are skipped, calls that ring already go on to their end." })
  async cancelExecution(@Arg("id", () => ID, { description: "Id of the execution." }) id: string, @Ctx() { identity }: RequestContext): Promise<ExecutionType> {
    await this.cancel({ organizationId: identity.organizationId, executionId: idOf(id, "id") });
    return this.changed(identity.organizationId, id);
  }

  @Needs("operator")
  @Mutation(() => ExecutionType, {
    description: "Says in which time zone held contacts are, so that they can be called. Without phones: all that are held. Refused as a whole when a number is not held.",
  })
  async assignTimeZone(
    @Arg("executionId", () => ID, { description: "Id of the execution." }) executionId: string,
    @Arg("timeZone", () => String, { description: "IANA name, such as America/New_York." }) timeZone: string,
    @Arg("phones", () => [String], { nullable: true, description: "Their numbers, at most 1,000." }) phones: string[] | undefined,
    @Ctx() { identity }: RequestContext,
  ): Promise<ExecutionType> {
    await this.assignZone({ organizationId: identity.organizationId, executionId: idOf(executionId, "executionId"), phones: phones ?? null, timeZone });
    return this.changed(identity.organizationId, executionId);
  }

  private async changed(organizationId: OrganizationId, id: string): Promise<ExecutionType> {
    const execution = await this.reader.execution(organizationId, id);
    if (!execution) throw new Rejection("NOT_FOUND", "There is no execution with this id.", ["id"]);
    return execution;
  }
}

/** What can be nobody's id is refused as an unknown one. */
function idOf(text: string, field: string): string {
  if (!isUuid(text)) throw new Rejection("NOT_FOUND", "There is no execution with this id.", [field]);
  return text;
}
