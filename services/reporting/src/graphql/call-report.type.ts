import type { JobResult } from "@redial/kernel";
import { Directive, Field, ID, ObjectType } from "type-graphql";
import type { CallReport } from "../domain/call-report";
import { AttemptType } from "./attempt.type";
import { ContactRef } from "./contact.ref";
import { JobResultEnum } from "./enums";
import { ExecutionRef } from "./execution.ref";
import { JobRef } from "./job.ref";

/** The guide's call report, as GraphQL shows it. */
@ObjectType("CallReport", { description: "All that happened to one job." })
export class CallReportType implements CallReport {
  @Field(() => ID, { description: "Id of the job that the report is of." })
  jobId: string;

  @Field(() => JobRef, { description: "The job that the report is of." })
  job: JobRef;

  @Field(() => ID, { description: "Id of the execution that the job belongs to." })
  executionId: string;

  @Field(() => ExecutionRef, { description: "The execution that the job belongs to." })
  execution: ExecutionRef;

  @Field(() => String, { nullable: true, description: "The number that is called, E.164; null until the job's planning was heard of." })
  phone: string | null;

  @Directive("@listSize(assumedSize: 2)")
  @Field(() => [ContactRef], { description: "Everyone who shares the number, the first added first; empty until the job's planning was heard of." })
  contacts: ContactRef[];

  @Directive("@listSize(assumedSize: 4)")
  @Field(() => [AttemptType], { description: "All attempts so far, in order." })
  attempts: AttemptType[];

  @Field(() => JobResultEnum, { nullable: true, description: "How the job ended; null while it is open." })
  result: JobResult | null;

  @Field(() => String, { nullable: true, description: "Why the job ended; null while it is open." })
  reason: string | null;

  @Field(() => Boolean, { description: "True when the job is over and every attempt that it made is listed." })
  isComplete: boolean;
}
