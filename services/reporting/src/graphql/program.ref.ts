import { Directive, Field, ID, ObjectType } from "type-graphql";

/** A program of the program service, to which reporting adds the metrics of all its executions. */
@Directive('@key(fields: "id")')
@ObjectType("Program", { description: "The reusable definition of calls: audience, flow, caller ids, retry strategy, pause windows, pacing, start and stop." })
export class ProgramRef {
  @Field(() => ID, { description: "Id of the program." })
  id: string;
}
