import { Field, Float, Int, ObjectType } from "type-graphql";
import type { Cell } from "../domain/cell";
import { ADVICE_CODES, type MetricsAdvice } from "../domain/advise-on-metrics";
import type { BenchmarkBand } from "../domain/benchmark-band";
import type { RetryConversion } from "../domain/retry-conversion";
import type { ExecutionMetrics } from "../domain/execution-metrics";
import { CountedRateType } from "./counted-rate.type";
import { IntervalType } from "./interval.type";

/** Retry conversion, as GraphQL shows it. */
@ObjectType("RetryConversion", { description: "How well retries turn failure into success." })
export class RetryConversionType implements RetryConversion {
  @Field(() => Int, { description: "Contacts that were called at least twice." })
  contactsRetried: number;

  @Field(() => Int, { description: "Those of them that were completed by an attempt after the first." })
  completedAfterRetry: number;

  @Field(() => Float, { nullable: true, description: "completedAfterRetry / contactsRetried × 100; null when no contact was retried." })
  rate: number | null;
}

/** A benchmark, as GraphQL shows it. */
@ObjectType("BenchmarkBand", { description: "The connection rates that are typical for a number of retries." })
export class BenchmarkBandType implements BenchmarkBand {
  @Field(() => String, { description: "What the band is for, such as With 1 retry." })
  label: string;

  @Field(() => Float, { description: "The lower end, in percent." })
  low: number;

  @Field(() => Float, { description: "The upper end, in percent." })
  high: number;
}

/** Advice, as GraphQL shows it. */
@ObjectType("MetricsAdvice", { description: "A remark on the numbers and what to consider." })
export class MetricsAdviceType implements MetricsAdvice {
  @Field(() => String, { description: `Stable code: ${ADVICE_CODES.join(", ")}.` })
  code: MetricsAdvice["code"];

  @Field(() => String, { description: "What was noticed, with its counts." })
  message: string;

  @Field(() => CountedRateType, { description: "The number that led to it, with its counts." })
  measured: CountedRateType;

  @Field(() => Float, { description: "What it was held against, in percent." })
  threshold: number;

  @Field(() => [String], { description: "What may help." })
  consider: readonly string[];
}

/** The guide's metrics, as GraphQL shows them; the breakdowns are added by their resolver. */
@ObjectType("ExecutionMetrics", {
  description: "What an execution, or all executions of a program, came to. All fields of one answer were counted at one instant; rates are percent and null where there is nothing to divide by.",
})
export class ExecutionMetricsType implements ExecutionMetrics {
  @Field(() => Int, { description: "All contacts: completed, message left, failed, skipped and open together." })
  totalContacts: number;

  @Field(() => Int, { description: "Contacts of whom a person answered." })
  contactsCompleted: number;

  @Field(() => Int, { description: "Contacts whose machine was left the message." })
  contactsMessageLeft: number;

  @Field(() => Int, { description: "Contacts for whom every attempt failed." })
  contactsFailed: number;

  @Field(() => Int, { description: "Contacts that are called no more for another reason, such as the end of the execution." })
  contactsSkipped: number;

  @Field(() => Int, { description: "Contacts that wait, are being called, or wait for a retry." })
  contactsOpen: number;

  @Field(() => Float, { nullable: true, description: "contactsCompleted / totalContacts × 100." })
  connectionRate: number | null;

  @Field(() => IntervalType, { nullable: true, description: "Where the connection rate lies with 95 % confidence (Wilson)." })
  connectionRateInterval: IntervalType | null;

  @Field(() => Int, { description: "Resource usage: how many calls were made." })
  totalCalls: number;

  @Field(() => Float, { description: "How long people or machines were on the line, in seconds." })
  talkSeconds: number;

  @Field(() => Int, { description: "Calls that were answered and on which nobody spoke, such as those that were given up at that very moment." })
  callsAbandoned: number;

  @Field(() => Float, { nullable: true, description: "callsAbandoned / (contactsCompleted + callsAbandoned) × 100, for rules that bound it (3 % over 30 days in the United States); null without such calls." })
  abandonedRate: number | null;

  @Field(() => Float, { nullable: true, description: "Mean number of attempts of the contacts that are over and were called at least once." })
  averageAttempts: number | null;

  @Field(() => Float, { nullable: true, description: "Mean number of attempts that it took to complete a contact." })
  averageAttemptsToComplete: number | null;

  @Field(() => RetryConversionType, { description: "How well retries turned failure into success." })
  retryConversionRate: RetryConversionType;

  @Field(() => BenchmarkBandType, { nullable: true, description: "The typical connection rates for the number of retries; null above three retries, and for executions of different bands." })
  benchmark: BenchmarkBandType | null;

  @Field(() => Boolean, { description: "True when the execution is over and all that happened in it was counted: the numbers change no more." })
  isFinal: boolean;

  mostAttempts: number | null;

  cells: readonly Cell[];
}
