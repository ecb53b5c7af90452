import { Needs, streamed } from "@redial/platform";
import { Arg, Directive, ID, Resolver, Root, Subscription } from "type-graphql";
import { ExecutionType } from "./execution.type";
import { JobType } from "./job.type";

/** The subscriptions of the scheduler; where their events come from is in `scheduler-streams.ts`. Of events tagged `latest` each replaces the one before. */
@Resolver()
export class SubscriptionResolver {
  @Needs("viewer")
  @Directive('@tag(name: "latest")')
  @Subscription(() => ExecutionType, {
    ...streamed("executionProgress"),
    description: "An execution as it is, and again when its counters or status have changed: at most four times a second, always the last, with which it completes.",
  })
  executionProgress(@Arg("executionId", () => ID, { description: "Id of the execution." }) _executionId: string, @Root() execution: ExecutionType): ExecutionType {
    return execution;
  }

  @Needs("viewer")
  @Directive('@tag(name: "latest")')
  @Subscription(() => JobType, {
    ...streamed("jobChanged"),
    description: "A job as it is, and again when it has changed: at most four times a second, always the last, with which it completes.",
  })
  jobChanged(@Arg("jobId", () => ID, { description: "Id of the job." }) _jobId: string, @Root() job: JobType): JobType {
    return job;
  }
}
