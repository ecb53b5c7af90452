import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import { JobStatusEnum } from "./execution.type";

/** What the scheduler knows of a job. */
@ObjectType("Job", { description: "One contact in one execution; contacts who share a number are one job." })
@Directive('@key(fields: "id")')
export class JobType {
  @Field(() => ID, { description: "Id of the job." })
  id: string;

  executionId: string;

  /** Its place in the audience, rising from 1. */
  position: number;

  contactIds: readonly string[];

  @Field(() => String, { nullable: true, description: "The number that is called, E.164." })
  phone: string;

  @Field(() => JobStatusEnum, { nullable: true, description: "Where it stands." })
  status: keyof typeof JobStatusEnum;

  @Field(() => String, { nullable: true, description: "Why it ended, such as `retries_exhausted`; of one that is held, `zone_unknown`." })
  reason: string | null;

  @Field(() => [String], { nullable: true, description: "Time zones in which pause windows are read for it, all of which must be open; empty while none is known." })
  timeZones: readonly string[];

  @Field(() => String, { nullable: true, description: "Who told the time zones: `program`, `contact`, `number` or `operator`." })
  timeZoneEvidence: string;

  @Field(() => String, { nullable: true, description: "The pack of calling rules that it obeys, such as `us-fl`; null for none." })
  callingRules: string | null;

  @Field(() => [String], { nullable: true, description: "Time zones in which its calling hours are read, all of which must be open; null without calling hours." })
  callingHoursTimeZones: readonly string[] | null;

  @Field(() => Int, { nullable: true, description: "Number of its latest attempt, 0 before the first." })
  attemptsMade: number;

  @Field(() => Date, { nullable: true, description: "When it is due to be called; null while it is being called and once it has ended." })
  dueAt: Date | null;
}
