import type { RetryStrategy } from "@redial/kernel";
import { Field, Int, ObjectType } from "type-graphql";
import { RetryStrategyScalar } from "./scalars";

/** What a caller sees of a preset. */
@ObjectType("RetryPreset", { description: "A retry strategy that the user guide recommends, whole: copy it into a program as it is." })
export class RetryPresetType {
  @Field(() => String, { description: "A stable word for it, such as high." })
  name: string;

  @Field(() => String, { description: "What people call it." })
  title: string;

  @Field(() => String, { description: "What it does, and which end of the guide's ranges it takes." })
  description: string;

  @Field(() => RetryStrategyScalar, { description: "The strategy, as a program takes it." })
  retryStrategy: RetryStrategy;

  @Field(() => Int, { description: "How often a contact is called at most." })
  totalAttempts: number;

  @Field(() => String, { description: "The heading of the user guide under which it stands." })
  source: string;
}
