import type { ClockMode, ExecutionId, Instant, ProgramId } from "@redial/kernel";
import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import { ClockModeEnum } from "./words";

/** What the program service knows of an execution: how it began. Its course and its results are told by others. */
@ObjectType("Execution", { description: "One run of a program over the audience it had at launch." })
@Directive('@key(fields: "id")')
export class ExecutionType {
  @Field(() => ID, { description: "Id of the execution." })
  id: ExecutionId;

  programId: ProgramId;

  @Field(() => Date, { description: "When the program was launched, by the wall clock." })
  launchedAt: Instant;

  @Field(() => ClockModeEnum, { description: "By which clock it runs." })
  clock: ClockMode;

  @Field(() => String, { description: "Chooses the simulated world: the same seed gives the same report." })
  seed: string;

  @Field(() => Int, { description: "How many phone numbers the audience had at launch." })
  audienceSize: number;
}
