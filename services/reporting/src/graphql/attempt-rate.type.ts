import type { Outcome, Weekday } from "@redial/kernel";
import { Field, Float, Int, InterfaceType, ObjectType } from "type-graphql";
import type { AttemptRate, OutcomeShare } from "../domain/attempt-rates";
import type { DayPart } from "../domain/day-parts";
import { DayPartEnum, OutcomeEnum, WeekdayEnum } from "./enums";
import { IntervalType } from "./interval.type";

/** What all breakdowns of attempts say of a group. */
@InterfaceType("AttemptRate", { description: "What a group of attempts came to." })
export abstract class AttemptRateType implements AttemptRate {
  @Field(() => Int, { description: "How many attempts were made." })
  attempts: number;

  @Field(() => Int, { description: "How many of them reached a person." })
  completed: number;

  @Field(() => Float, { description: "How long people or machines were on the line, in seconds." })
  talkSeconds: number;

  @Field(() => Float, { nullable: true, description: "completed / attempts × 100; null when there was no attempt." })
  connectionRate: number | null;

  @Field(() => IntervalType, { nullable: true, description: "Where the connection rate lies with 95 % confidence (Wilson)." })
  connectionRateInterval: IntervalType | null;
}

/** A group of one attempt number. */
@ObjectType("AttemptNumberRate", { implements: AttemptRateType, description: "What the attempts of one number came to." })
export class AttemptNumberRateType {
  @Field(() => Int, { description: "The number of the attempt within its job, from 1." })
  attempt: number;
}

/** A group of one hour. */
@ObjectType("HourRate", { implements: AttemptRateType, description: "What the attempts of one hour of the day came to." })
export class HourRateType {
  @Field(() => Int, { description: "Hour of the day, 0 to 23, in the zone of each job." })
  hour: number;
}

/** A group of one weekday. */
@ObjectType("WeekdayRate", { implements: AttemptRateType, description: "What the attempts of one weekday came to." })
export class WeekdayRateType {
  @Field(() => WeekdayEnum, { description: "Day of the week in the zone of each job." })
  weekday: Weekday;
}

/** A group of one hour of one weekday. */
@ObjectType("HourAndWeekdayRate", { implements: AttemptRateType, description: "What the attempts of one hour of one weekday came to." })
export class HourAndWeekdayRateType {
  @Field(() => WeekdayEnum, { description: "Day of the week in the zone of each job." })
  weekday: Weekday;

  @Field(() => Int, { description: "Hour of the day, 0 to 23, in the zone of each job." })
  hour: number;
}

/** A group of one attempt number in one hour of one weekday. */
@ObjectType("AttemptHourAndWeekdayRate", { implements: AttemptRateType, description: "What the attempts of one number came to in one hour of one weekday." })
export class AttemptHourAndWeekdayRateType {
  @Field(() => Int, { description: "The number of the attempt within its job, from 1." })
  attempt: number;

  @Field(() => WeekdayEnum, { description: "Day of the week in the zone of each job." })
  weekday: Weekday;

  @Field(() => Int, { description: "Hour of the day, 0 to 23, in the zone of each job." })
  hour: number;
}

/** A group of one part of the day. */
@ObjectType("DayPartRate", { implements: AttemptRateType, description: "What the attempts of one part of the day came to." })
export class DayPartRateType {
  @Field(() => DayPartEnum, { description: "Part of the day in the zone of each job." })
  dayPart: DayPart;
}

/** One part of the outcome mix. */
@ObjectType("OutcomeShare", { description: "How often attempts ended in one way." })
export class OutcomeShareType implements OutcomeShare {
  @Field(() => OutcomeEnum, { description: "How these attempts ended." })
  outcome: Outcome;

  @Field(() => Int, { description: "How many attempts ended so." })
  count: number;

  @Field(() => Float, { nullable: true, description: "count / all attempts × 100." })
  share: number | null;
}
