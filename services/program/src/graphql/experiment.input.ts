import type { ClockMode } from "@redial/kernel";
import { Field, Float, ID, InputType, Int } from "type-graphql";
import type { Allocation } from "../domain/experiment-waves";
import { AllocationEnum, ClockModeEnum } from "./words";

/** What an experiment is to find out. */
@InputType("ExperimentQuestionInput", { description: "What an experiment is to find out; what is left out is usual." })
export class ExperimentQuestionInput {
  @Field(() => Float, { nullable: true, description: "The connection rate expected of all arms but the best, in percent, 0.1 to 99.9; default 40." })
  baselineRate?: number | null;

  @Field(() => Float, { nullable: true, description: "The least difference worth finding, in points, 0.1 to 99; default 5." })
  smallestLift?: number | null;

  @Field(() => Float, { nullable: true, description: "The chance to find it if it is there, 0.5 to 0.99; default 0.8." })
  power?: number | null;

  @Field(() => Float, { nullable: true, description: "The chance to take of naming a winner where no arm is better, 0.001 to 0.2; default 0.05." })
  alpha?: number | null;
}

/** The plan of an experiment that is thought of. */
@InputType("ExperimentPlanInput", { description: "An experiment that is thought of." })
export class ExperimentPlanInput extends ExperimentQuestionInput {
  @Field(() => Int, { nullable: true, description: "How many arms share the audience evenly, 2 to 10; default 2." })
  arms?: number | null;

  @Field(() => AllocationEnum, { nullable: true, description: "How contacts go to the arms; default fixed." })
  allocate?: Allocation | null;

  @Field(() => ID, { nullable: true, description: "Id of the audience that they would share; left out: none is looked at." })
  audienceId?: string | null;
}

/** An arm that is wanted. */
@InputType("ExperimentArmInput", { description: "One strategy of an experiment." })
export class ExperimentArmInput {
  @Field(() => ID, { description: "Id of the program that it calls by. Several arms may have the same one." })
  programId: string;

  @Field(() => String, { nullable: true, description: "What people call it, 1 to 100 characters; default: A, B, C by its place." })
  name?: string | null;

  @Field(() => Int, { nullable: true, description: "Its parts of the audience beside those of the other arms, 1 to 100; default 1, so that all have as many." })
  share?: number | null;
}

/** An experiment that is wanted. */
@InputType("CreateExperimentInput", { description: "An experiment that is wanted. Every problem it has is told at once." })
export class CreateExperimentInput {
  @Field(() => String, { description: "What people call it, 1 to 200 characters." })
  name: string;

  @Field(() => ID, { description: "Id of the audience that is split; the audiences of the programs are left aside." })
  audienceId: string;

  @Field(() => [ExperimentArmInput], { description: "Its arms, 2 to 10." })
  arms: ExperimentArmInput[];

  @Field(() => ExperimentQuestionInput, { nullable: true, description: "What it is to find out; default: 5 points over 40 %." })
  question?: ExperimentQuestionInput | null;

  @Field(() => AllocationEnum, { nullable: true, description: "How contacts go to the arms; default fixed. With adaptive the arms have no `share`." })
  allocate?: Allocation | null;
}

/** The launch of an experiment. */
@InputType("LaunchExperimentInput", { description: "The launch of an experiment." })
export class LaunchExperimentInput {
  @Field(() => ID, { description: "Id of the experiment." })
  experimentId: string;

  @Field(() => String, { description: "1 to 200 characters of your choice. The same key launches once, however often it is sent." })
  idempotencyKey: string;

  @Field(() => ClockModeEnum, { nullable: true, description: "Default real_time." })
  clock?: ClockMode | null;

  @Field(() => String, { nullable: true, description: "Chooses the simulated world of all arms, and how the audience is dealt to them: the same seed deals the same audience alike. Default: one of its own." })
  seed?: string | null;
}
