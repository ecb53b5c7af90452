import { Field, Float, ObjectType } from "type-graphql";
import type { RateInterval } from "@redial/kernel";

/** A confidence interval, as GraphQL shows it. */
@ObjectType("RateInterval", { description: "Where a rate lies with 95 % confidence: the Wilson score interval, in percent." })
export class IntervalType implements RateInterval {
  @Field(() => Float, { description: "The lower end, in percent." })
  low: number;

  @Field(() => Float, { description: "The upper end, in percent." })
  high: number;
}
