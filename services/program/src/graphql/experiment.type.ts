import type { AudienceId, ClockMode, ExperimentId, Instant } from "@redial/kernel";
import { meanings } from "@redial/platform";
import { Directive, Field, Float, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import type { ExperimentQuestion } from "../domain/experiment-question";
import type { ExperimentOutlook } from "../usecases/plan-experiment";
import type { Allocation } from "../domain/experiment-waves";
import type { EndedEarly } from "../usecases/experiment";
import { AllocationEnum, ClockModeEnum } from "./words";

/** Where an experiment stands, as far as people have brought it. */
export type ExperimentStatus = "planned" | "launched" | "stopped";

const ExperimentStatusEnum = { planned: "planned", launched: "launched", stopped: "stopped" };
registerEnumType(ExperimentStatusEnum, {
  name: "ExperimentStatus",
  description: "How far people have brought an experiment; whether its arms are over is told by their executions and by its report.",
  valuesConfig: meanings<ExperimentStatus>({ planned: "It calls nobody yet.", launched: "All its arms were launched.", stopped: "It was ended by hand, for good." }),
});

const EndedEarlyEnum = { stopped: "stopped", arm_ended: "arm_ended" };
registerEnumType(EndedEarlyEnum, {
  name: "ExperimentEndedEarly",
  description: "Why an adaptive experiment deals no more although its audience has more.",
  valuesConfig: meanings<EndedEarly>({ stopped: "It was ended by hand.", arm_ended: "An arm was cancelled or reached its `stopAt`: whoever came later would be called by the others alone." }),
});

/** What an experiment asks, as GraphQL shows it. */
@ObjectType("ExperimentQuestion", { description: "What an experiment is to find out, fixed before anybody is called." })
export class ExperimentQuestionType implements ExperimentQuestion {
  @Field(() => Float, { description: "The connection rate expected of all arms but the best, in percent." })
  baselineRate: number;

  @Field(() => Float, { description: "The least difference worth finding, in points." })
  smallestLift: number;

  @Field(() => Float, { description: "The chance to find it if it is there, such as 0.8." })
  power: number;

  @Field(() => Float, { description: "The chance that is taken of naming a winner where no arm is better, such as 0.05." })
  alpha: number;
}

/** How many contacts an experiment needs, as GraphQL shows it. */
@ObjectType("ExperimentOutlook", { description: "How many contacts an experiment needs, and whether its audience has them." })
export class ExperimentOutlookType implements ExperimentOutlook {
  @Field(() => ExperimentQuestionType, { description: "What is asked." })
  question: ExperimentQuestionType;

  @Field(() => Int, { description: "Contacts of all arms together that find the smallest lift with the power asked, however often one looks." })
  contactsRequired: number;

  @Field(() => Int, { nullable: true, description: "How many phone numbers the audience has, at launch or now; null when no audience was named." })
  audienceSize: number | null;

  @Field(() => Boolean, { nullable: true, description: "Whether these are enough; null when no audience was named." })
  isEnough: boolean | null;

  @Field(() => String, { description: "The same in a sentence, with what to do about it." })
  sentence: string;
}

/** An arm, as GraphQL shows it. */
@ObjectType("ExperimentArm", { description: "One strategy of an experiment: a program, and a part of the audience." })
export class ExperimentArmType {
  @Field(() => String, { description: "What people call it; A, B, C unless they named it." })
  name: string;

  @Field(() => Int, { description: "Its parts of the audience, beside those of the other arms." })
  share: number;

  @Field(() => Int, { nullable: true, description: "How many phone numbers it was dealt, those of a wave that is being dealt among them; null until the launch." })
  size: number | null;
}

/** A wave of an adaptive experiment, as GraphQL shows it. */
@ObjectType("ExperimentWave", { description: "A part of an adaptive experiment's audience that is dealt by shares of its own." })
export class ExperimentWaveType {
  @Field(() => Int, { description: "Counted from 1." })
  number: number;

  @Field(() => Date, { nullable: true, description: "When the wave before it was over, by the clock of the executions, and this one opened; null for the first." })
  notBefore: Instant | null;

  @Field(() => [Int], { description: "How many phone numbers of it each arm is dealt, in the order of the arms. A stop within the wave leaves it at fewer." })
  sizes: number[];
}

/** An experiment, as GraphQL shows it. */
@ObjectType("Experiment", { description: "Strategies set against each other on one audience: created, split, launched and stopped as one thing." })
@Directive('@key(fields: "id")')
export class ExperimentType {
  @Field(() => ID, { description: "Id of the experiment." })
  id: ExperimentId;

  audienceId: AudienceId;

  @Field(() => String, { description: "What people call it." })
  name: string;

  @Field(() => ExperimentStatusEnum, { description: "How far people have brought it." })
  status: ExperimentStatus;

  @Field(() => AllocationEnum, { description: "How its audience goes to its arms." })
  allocate: Allocation;

  @Field(() => EndedEarlyEnum, { nullable: true, description: "Why it deals no more although its audience has more; null otherwise, and always with fixed shares." })
  endedEarly: EndedEarly | null;

  @Field(() => ClockModeEnum, { nullable: true, description: "By which clock its executions run; null until the launch." })
  clock: ClockMode | null;

  @Field(() => String, { nullable: true, description: "Chooses the simulated world of all its arms; null until the launch." })
  seed: string | null;

  @Field(() => Date, { description: "When it was made." })
  createdAt: Instant;

  @Field(() => Date, { nullable: true, description: "When all its arms were launched; null until then." })
  launchedAt: Instant | null;

  @Field(() => Date, { nullable: true, description: "When it was stopped; null unless it was." })
  stoppedAt: Instant | null;
}
