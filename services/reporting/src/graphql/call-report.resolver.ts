import { Needs, type LoadOne, type RequestContext } from "@redial/platform";
import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import type { AttemptReport, CallReport } from "../domain/call-report";
import { AttemptType } from "./attempt.type";
import { CallReportType } from "./call-report.type";
import { JobRef } from "./job.ref";

/** Adds its attempts and its call report to a job, and answers call reports by job. */
@Resolver(() => JobRef)
export class CallReportResolver {
  constructor(private readonly load: LoadOne<CallReport>) {}

  @Needs("viewer")
  @Query(() => CallReportType, { nullable: true, description: "The call report of a job; null when there is no such job." })
  async callReport(@Arg("jobId", () => ID, { description: "Id of the job." }) jobId: string, @Ctx() context: RequestContext): Promise<CallReport | null> {
    return (await this.load(context.identity.organizationId, jobId)) ?? null;
  }

  @FieldResolver(() => CallReportType, { name: "callReport", nullable: true, description: "All that happened to the job; null when reporting has not heard of it." })
  async reportOfJob(@Root() { id }: JobRef, @Ctx() context: RequestContext): Promise<CallReport | null> {
    return (await this.load(context.identity.organizationId, id)) ?? null;
  }

  @Directive("@listSize(assumedSize: 4)")
  @FieldResolver(() => [AttemptType], { nullable: true, description: "All attempts of the job so far, in order; null when reporting has not heard of it." })
  async attempts(@Root() { id }: JobRef, @Ctx() context: RequestContext): Promise<AttemptReport[] | null> {
    return (await this.load(context.identity.organizationId, id))?.attempts ?? null;
  }
}
