import type { ClockMode } from "@redial/kernel";
import { Field, ID, InputType } from "type-graphql";
import { ClockModeEnum } from "./words";

/** A launch that is wanted. */
@InputType("LaunchProgramInput", { description: "A launch that is wanted." })
export class LaunchProgramInput {
  @Field(() => ID, { description: "Id of the program." })
  programId: string;

  @Field(() => String, { description: "1 to 200 characters of your choice. The same key launches once, however often it is sent." })
  idempotencyKey: string;

  @Field(() => ClockModeEnum, { nullable: true, description: "Default real_time." })
  clock?: ClockMode | null;

  @Field(() => String, { nullable: true, description: "Chooses the simulated world; default: one of its own." })
  seed?: string | null;
}
