import type { Outcome } from "@redial/kernel";
import { Field, Float, Int, ObjectType } from "type-graphql";

@ObjectType("AutoPauseRule", { description: "When an execution pauses by itself: at a share of its last attempts, or at a count of all." })
export class AutoPauseRuleType {
  @Field(() => [String], { nullable: true, description: "The outcomes that it counts." })
  outcomes: readonly Outcome[];

  @Field(() => Float, { nullable: true, description: "The share, 0 to 1, at which it is met; null for a count." })
  share?: number;

  @Field(() => Int, { nullable: true, description: "Of how many of the last attempts; null for a count." })
  ofLast?: number;

  @Field(() => Int, { nullable: true, description: "The count at which it is met; null for a share." })
  count?: number;
}

@ObjectType("AutoPaused", { description: "An auto-pause rule that was met, and the attempts that met it." })
export class AutoPausedType {
  @Field(() => AutoPauseRuleType, { nullable: true, description: "The rule as it was at launch." })
  rule: AutoPauseRuleType;

  @Field(() => Int, { nullable: true, description: "How many attempts ended with one of its outcomes." })
  counted: number;

  @Field(() => Int, { nullable: true, description: "Of how many of the last attempts that is; null for a count, which looks at all since the execution began or was resumed." })
  ofLast: number | null;

  @Field(() => Float, { nullable: true, description: "counted / ofLast; null for a count." })
  share: number | null;
}
