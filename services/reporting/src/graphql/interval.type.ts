import { Field, Float, ObjectType } from "type-graphql";
import type { Interval } from "@redial/statistics";

/** A confidence interval, as GraphQL shows it. */
@ObjectType("RateInterval", { description: "Where a rate lies with 95 % confidence: the Wilson score interval, in percent." })
export class IntervalType implements Interval {
  @Field(() => Float, { description: "The lower end, in percent." })
  low: number;

  @Field(() => Float, { description: "The upper end, in percent." })
  high: number;
}
