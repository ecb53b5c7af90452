import { Needs, seenEvent, streamed, type EventsMissed } from "@redial/platform";
import { Arg, FieldResolver, ID, Resolver, Root, Subscription } from "type-graphql";
import type { AttemptReport } from "../domain/call-report";
import { AttemptType } from "./attempt.type";
import { JobRef } from "./job.ref";

/** Tells of attempts as they are recorded, and of which job each is; where the events come from is in `reporting-streams.ts`. */
@Resolver(() => AttemptType)
export class AttemptResolver {
  @Needs("viewer")
  @Subscription(() => AttemptType, {
    ...streamed("attemptRecorded"),
    description: "Every attempt of an execution, once it is in the reports. Where some went by unheard stands an error EVENTS_MISSED, and the next ones follow.",
  })
  attemptRecorded(@Arg("executionId", () => ID, { description: "Id of the execution." }) _executionId: string, @Root() attempt: AttemptReport | EventsMissed): AttemptReport {
    return seenEvent(attempt);
  }

  @FieldResolver(() => JobRef, { nullable: true, description: "The job that the attempt is of." })
  job(@Root() { id }: AttemptReport): JobRef {
    return { id: jobIdOf(id) };
  }
}

/** The job that an attempt's id names. */
export function jobIdOf(attemptId: string): string {
  return attemptId.slice(0, attemptId.lastIndexOf(":"));
}
