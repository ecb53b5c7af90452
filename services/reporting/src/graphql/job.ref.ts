import { Directive, Field, ID, ObjectType } from "type-graphql";

/** A job of the scheduler, to which reporting adds its attempts and call report. */
@Directive('@key(fields: "id")')
@ObjectType("Job", { description: "One contact in one execution." })
export class JobRef {
  @Field(() => ID, { description: "Id of the job." })
  id: string;
}
