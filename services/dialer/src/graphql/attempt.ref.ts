import { Directive, Field, ID, ObjectType } from "type-graphql";

/** An attempt of reporting, to which the dialer adds what the carrier knows of it. */
@Directive('@key(fields: "id")')
@ObjectType("Attempt", { description: "One dial of a job, numbered from 1. A dial that was refused and never rang is no attempt." })
export class AttemptRef {
  @Field(() => ID, { description: "The job's id and the number of the attempt: jobId:attempt." })
  id: string;
}
