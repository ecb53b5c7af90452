import type { Outcome, Weekday } from "@redial/kernel";
import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import type { AttemptReport } from "../domain/call-report";
import { OutcomeEnum, WeekdayEnum } from "./enums";

/** The call behind an attempt, as GraphQL shows it. */
@ObjectType("AttemptCall", { description: "The call that an attempt made." })
export class AttemptCallType {
  @Field(() => OutcomeEnum, { description: "How the call ended; the same word as the attempt's outcome." })
  status: Outcome;

  @Field(() => String, { description: "The carrier's own code, such as sip:486 or q850:17." })
  carrierCode: string;

  @Field(() => Date, { description: "When the carrier took the call, by the clock of the execution." })
  startedAt: Date;

  @Field(() => Date, { description: "When the call was down, by the clock of the execution." })
  endedAt: Date;

  @Field(() => Int, { description: "How long the phone rang, in milliseconds." })
  ringMs: number;

  @Field(() => Int, { description: "How long a person or machine was on the line, in milliseconds." })
  talkMs: number;

  @Field(() => String, { nullable: true, description: "What the outcome alone does not say, such as lost; null when it says all." })
  detail: string | null;
}

/** One dial of a job, as GraphQL shows it. */
@Directive('@key(fields: "id")')
@ObjectType("Attempt", { description: "One dial of a job, numbered from 1. A dial that was refused and never rang is no attempt." })
export class AttemptType implements AttemptReport {
  @Field(() => ID, { description: "The job's id and the number of the attempt: jobId:attempt." })
  id: string;

  @Field(() => Int, { description: "The number of the attempt within its job, from 1." })
  attempt: number;

  @Field(() => OutcomeEnum, { description: "How the attempt ended." })
  outcome: Outcome;

  @Field(() => AttemptCallType, { description: "The call that the attempt made." })
  call: AttemptCallType;

  @Field(() => Int, { description: "Hour of the day, 0 to 23, in the job's zone when the attempt started." })
  localHour: number;

  @Field(() => WeekdayEnum, { description: "Day of the week in the job's zone when the attempt started." })
  localWeekday: Weekday;
}
