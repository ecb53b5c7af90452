import type { Interval } from "@redial/statistics";
import { Field, Float, ObjectType } from "type-graphql";

/** Bounds, as GraphQL shows them. */
@ObjectType("Bounds", { description: "Between which values something lies with 95 % confidence." })
export class BoundsType implements Interval {
  @Field(() => Float, { description: "The lower end." })
  low: number;

  @Field(() => Float, { description: "The upper end." })
  high: number;
}
