import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import { JobStatusEnum } from "./execution.type";

/** What the scheduler knows of a job. */
@ObjectType("Job", { description: "One phone number in one execution." })
@Directive('@key(fields: "id")')
export class JobType {
  @Field(() => ID)
  id: string;

  executionId: string;

  contactIds: readonly string[];

  @Field(() => String, { nullable: true, description: "The number that is called, E.164." })
  phone: string;

  @Field(() => JobStatusEnum, { nullable: true, description: "Where it stands." })
  status: keyof typeof JobStatusEnum;

  @Field(() => String, { nullable: true, description: "Why it ended, such as `retries_exhausted`." })
  reason: string | null;

  @Field(() => Int, { nullable: true, description: "Number of its latest attempt, 0 before the first." })
  attemptsMade: number;

  @Field(() => Date, { nullable: true, description: "When it is due to be called; null while it is being called and once it has ended." })
  dueAt: Date | null;
}
