import type { ClockMode, Weekday } from "@redial/kernel";
import { Directive, Field, Float, Int, ObjectType } from "type-graphql";
import type { BestTimes, HourOfWeek } from "../domain/best-times";
import { ClockModeEnum, WeekdayEnum } from "./enums";

/** Where a learned rate lies. */
@ObjectType("CredibleInterval", { description: "Where a learned rate lies with 95 % probability, in percent: the beta distribution that the hour's attempts and all hours together lead to believe, and Wilson's interval of all hours where that would be surer than they are." })
export class CredibleIntervalType {
  @Field(() => Float, { description: "The lower end, in percent." })
  low: number;

  @Field(() => Float, { description: "The upper end, in percent." })
  high: number;
}

/** A cell of the heat map. */
@ObjectType("HourOfWeek", { description: "What attempts have taught of one hour of the week, on the clock of those called." })
export class HourOfWeekType implements HourOfWeek {
  @Field(() => WeekdayEnum, { description: "Day of the week in the zone of each job." })
  weekday: Weekday;

  @Field(() => Int, { description: "Hour of the day, 0 to 23, in the zone of each job." })
  hour: number;

  @Field(() => Int, { description: "How many attempts began then." })
  attempts: number;

  @Field(() => Int, { description: "How many of them reached a person." })
  completed: number;

  @Field(() => Float, { nullable: true, description: "completed / attempts × 100, as it is; null when there was no attempt." })
  connectionRate: number | null;

  @Field(() => Float, { description: "The rate, in percent, that is to be expected of an average attempt then: freed of which attempt numbers the hour saw, and drawn towards the rate of all hours by as much as it saw few attempts." })
  learnedRate: number;

  @Field(() => CredibleIntervalType, { description: "Where the learned rate lies." })
  learnedRateInterval: CredibleIntervalType;

  @Field(() => Float, { nullable: true, description: "The rate by which steps at the best time choose now, in percent: the learned rate when it was published last; null when nobody is called by it, for too few attempts began then." })
  publishedRate: number | null;
}

/** The heat map. */
@ObjectType("BestTimes", { description: "What an organization's attempts have taught of the hours of a week." })
export class BestTimesType implements BestTimes {
  @Field(() => ClockModeEnum, { description: "Whose attempts taught it: those of executions by this clock." })
  clock: ClockMode;

  @Field(() => Int, { description: "How many attempts there are: by the wall clock those of the last 180 days." })
  attempts: number;

  @Field(() => Float, { nullable: true, description: "The rate of all of them, in percent; null without an attempt." })
  connectionRate: number | null;

  @Field(() => Float, { nullable: true, description: "The version of the rates by which steps at the best time choose now; it rises. Null until any are published." })
  version: number | null;

  @Field(() => Date, { nullable: true, description: "When those were learned." })
  learnedAt: Date | null;

  @Directive("@listSize(assumedSize: 168)")
  @Field(() => [HourOfWeekType], { description: "All 168 hours of a week from Monday 0:00 on, also those without an attempt; none before the first attempt." })
  hours: HourOfWeekType[];
}
