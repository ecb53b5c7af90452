import { Field, Float, Int, ObjectType } from "type-graphql";
import type { Cell } from "../domain/cell";
import type { PeriodMetrics } from "../domain/period-metrics";
import type { TimeToConnect } from "../domain/time-to-connect";
import { CountedRateType } from "./counted-rate.type";

/** The metrics of some days, as GraphQL shows them; the breakdowns are added by their resolver. */
@ObjectType("PeriodMetrics", {
  description: "What the attempts of some days came to, by the called persons' calendars. A contact counts on the day on which it was reached or given up.",
})
export class PeriodMetricsType implements PeriodMetrics {
  @Field(() => Int, { description: "How many calls were made." })
  totalCalls: number;

  @Field(() => Int, { description: "Contacts of whom a person answered in these days." })
  contactsCompleted: number;

  @Field(() => Int, { description: "Contacts that were given up after an attempt in these days." })
  contactsGivenUp: number;

  @Field(() => CountedRateType, { description: "Calls that reached a person, of all calls." })
  connection: CountedRateType;

  @Field(() => CountedRateType, { description: "The same of the calls beyond the first of their contact." })
  retries: CountedRateType;

  @Field(() => Float, { description: "How long people or machines were on the line, in seconds." })
  talkSeconds: number;

  @Field(() => Float, { description: "How long phones rang, in seconds." })
  ringSeconds: number;

  @Field(() => Int, { description: "Calls that were answered and on which nobody spoke." })
  callsAbandoned: number;

  @Field(() => Float, { nullable: true, description: "Mean number of attempts that it took to complete those who were completed in these days, earlier attempts included." })
  averageAttemptsToComplete: number | null;

  @Field(() => Float, { nullable: true, description: "Mean seconds from the start of a contact's first attempt until a person answered, of those who were completed in these days." })
  averageSecondsToConnect: number | null;

  cells: readonly Cell[];
}

/** Time to connect, as GraphQL shows it. */
@ObjectType("TimeToConnect", { description: "How long it took to reach those who were reached: from the start of a contact's first attempt until a person answered, in seconds." })
export class TimeToConnectType implements TimeToConnect {
  @Field(() => Int, { description: "How many contacts were reached." })
  contacts: number;

  @Field(() => Float, { nullable: true, description: "The mean." })
  mean: number | null;

  @Field(() => Float, { nullable: true, description: "Within how many seconds half of them were reached, to 5 %." })
  median: number | null;

  @Field(() => Float, { nullable: true, description: "Within how many seconds three quarters were reached, to 5 %." })
  within75Percent: number | null;

  @Field(() => Float, { nullable: true, description: "Within how many seconds nine tenths were reached, to 5 %." })
  within90Percent: number | null;
}
