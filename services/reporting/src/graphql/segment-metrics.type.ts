import { Directive, Field, Float, Int, ObjectType } from "type-graphql";
import type { SegmentMetrics } from "../domain/segment-metrics";
import { AttemptStepType } from "./attempt-step.type";
import { CountedRateType } from "./counted-rate.type";
import { RetryConversionType } from "./execution-metrics.type";

/** A segment's metrics, as GraphQL shows them. */
@ObjectType("SegmentMetrics", { description: "What the contacts, or the attempts, with one thing in common came to. For everything else of a segment ask `metrics(segment)`." })
export class SegmentMetricsType implements SegmentMetrics {
  @Field(() => String, { description: "What the segment is by, such as region." })
  key: string;

  @Field(() => String, { description: "The value that its contacts have in common; empty for all others." })
  value: string;

  @Field(() => Boolean, { description: "True for all values beyond the first hundred of an execution, together." })
  isOther: boolean;

  @Field(() => CountedRateType, { nullable: true, description: "Contacts completed, of all contacts of the segment; null for caller ids, which tell attempts apart." })
  connection: CountedRateType | null;

  @Field(() => Int, { nullable: true, description: "Contacts for whom every attempt failed; null for caller ids." })
  contactsFailed: number | null;

  @Field(() => RetryConversionType, { nullable: true, description: "How well retries turn failure into success; null for caller ids." })
  retryConversionRate: RetryConversionType | null;

  @Field(() => Float, { nullable: true, description: "Mean number of attempts of the contacts that are over and were called at least once." })
  averageAttempts: number | null;

  @Field(() => Int, { description: "How many calls were made." })
  totalCalls: number;

  @Field(() => Float, { description: "How long people or machines were on the line, in seconds." })
  talkSeconds: number;

  @Field(() => CountedRateType, { description: "Calls that reached a person, of all calls." })
  calls: CountedRateType;

  @Directive("@listSize(assumedSize: 5)")
  @Field(() => [AttemptStepType], { description: "What each attempt bought; empty for caller ids." })
  attemptFunnel: AttemptStepType[];
}
