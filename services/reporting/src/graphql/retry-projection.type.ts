import { Field, Float, Int, ObjectType } from "type-graphql";
import type { RetryEffect, RetryProjection } from "../domain/project-retries";
import { BoundsType } from "./bounds.type";
import { CountedRateType } from "./counted-rate.type";

/** The effect of one retry, as GraphQL shows it. */
@ObjectType("RetryEffect", { description: "What would change with one retry more or fewer." })
export class RetryEffectType implements RetryEffect {
  @Field(() => Int, { description: "How many calls more; below 0 for fewer." })
  calls: number;

  @Field(() => Float, { description: "How many contacts more would be completed; below 0 for fewer." })
  completed: number;

  @Field(() => BoundsType, { description: "Between which counts `completed` lies with 95 % confidence." })
  completedInterval: BoundsType;

  @Field(() => Float, { description: "The connection rate that would come of it, in percent." })
  connectionRate: number;

  @Field(() => Float, { description: "The change of the connection rate, in points." })
  change: number;

  @Field(() => Float, { nullable: true, description: "Completions bought or lost for each hundred of these calls; null without calls." })
  completionsPerHundredCalls: number | null;
}

/** Observed beside modelled conversion, as GraphQL shows it. */
@ObjectType("FittedConversion", { description: "How well the model meets what was observed at one attempt." })
export class FittedConversionType {
  @Field(() => Int, { description: "The number of the attempt within its job, from 1." })
  attempt: number;

  @Field(() => CountedRateType, { description: "Contacts completed by this attempt, of those who were called so often." })
  observed: CountedRateType;

  @Field(() => Float, { description: "The same by the model, in percent." })
  fitted: number;
}

/** The projection, as GraphQL shows it. */
@ObjectType("RetryProjection", { description: "What one retry fewer would have cost, and what one more might bring, by what was called so far." })
export class RetryProjectionType implements RetryProjection {
  @Field(() => CountedRateType, { description: "Contacts that the strategy's last attempt completed, of those who were called so often." })
  lastAttempt: CountedRateType;

  @Field(() => Int, { description: "Contacts whose last attempt failed in a way that is retried by default." })
  contactsLeft: number;

  @Field(() => RetryEffectType, { nullable: true, description: "The strategy with one retry fewer; null where `oneFewerMethod` says why." })
  oneFewer: RetryEffectType | null;

  @Field(() => String, { description: "How the effect of one retry fewer was found, or why it was not." })
  oneFewerMethod: string;

  @Field(() => RetryEffectType, { nullable: true, description: "The strategy with one retry more; null where `oneMoreMethod` says why." })
  oneMore: RetryEffectType | null;

  @Field(() => String, { description: "How the effect of one retry more was found, or why it was not." })
  oneMoreMethod: string;

  @Field(() => [FittedConversionType], { description: "What the model makes of the attempts that were made, beside what they came to; empty without a model." })
  fitted: FittedConversionType[];
}
