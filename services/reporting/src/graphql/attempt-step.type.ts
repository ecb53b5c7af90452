import { Field, Float, Int, ObjectType } from "type-graphql";
import type { AttemptStep } from "../domain/attempt-funnel";
import { CountedRateType } from "./counted-rate.type";

/** A step of the attempt funnel, as GraphQL shows it. */
@ObjectType("AttemptStep", { description: "What the attempts of one number bought, and what all attempts up to it came to." })
export class AttemptStepType implements AttemptStep {
  @Field(() => Int, { description: "The number of the attempt within its job, from 1." })
  attempt: number;

  @Field(() => Int, { description: "Which retry it is; 0 for the first attempt." })
  retry: number;

  @Field(() => CountedRateType, { description: "Contacts that this attempt completed, of those who were called so often: completions per 100 calls of this number, and conversion among those who were left." })
  conversion: CountedRateType;

  @Field(() => Float, { nullable: true, description: "Calls of this number for each contact that they completed; null when they completed none." })
  callsPerCompletion: number | null;

  @Field(() => CountedRateType, { description: "Contacts completed by this attempt or an earlier one, of all who were called." })
  cumulative: CountedRateType;

  @Field(() => Float, { nullable: true, description: "How many points this attempt added to the cumulative rate; null when nobody was called." })
  gain: number | null;

  @Field(() => Int, { description: "How many calls were made up to this number." })
  callsSoFar: number;
}
