import { Directive, Field, ID, ObjectType } from "type-graphql";

/** An execution of the scheduler, to which reporting adds its metrics. */
@Directive('@key(fields: "id")')
@ObjectType("Execution", { description: "One run of a program; it freezes a snapshot of the program and of its audience at launch." })
export class ExecutionRef {
  @Field(() => ID, { description: "Id of the execution." })
  id: string;
}
