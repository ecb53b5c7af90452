import { Field, Float, Int, ObjectType } from "type-graphql";
import type { CountedRate } from "../domain/counted-rate";
import { IntervalType } from "./interval.type";

/** A rate with its counts, as GraphQL shows it. */
@ObjectType("CountedRate", { description: "A rate together with what it was computed from." })
export class CountedRateType implements CountedRate {
  @Field(() => Int, { description: "How many it is." })
  count: number;

  @Field(() => Int, { description: "Of how many." })
  of: number;

  @Field(() => Float, { nullable: true, description: "count / of × 100; null when there are none to count of." })
  rate: number | null;

  @Field(() => IntervalType, { nullable: true, description: "Where the rate lies with 95 % confidence (Wilson)." })
  interval: IntervalType | null;
}
