import { Rejection } from "@redial/kernel";
import { Arg, Directive, FieldResolver, Int, Resolver, Root, type ClassType } from "type-graphql";
import { outcomeShares, ratesByAttempt, ratesByAttemptHourAndWeekday, ratesByDayPart, ratesByHour, ratesByHourAndWeekday, ratesByWeekday } from "../domain/attempt-rates";
import type { Cell } from "../domain/cell";
import { AttemptHourAndWeekdayRateType, AttemptNumberRateType, DayPartRateType, HourAndWeekdayRateType, HourRateType, OutcomeShareType, WeekdayRateType } from "./attempt-rate.type";
import { ExecutionMetricsType } from "./execution-metrics.type";
import { PeriodMetricsType } from "./period-metrics.type";

/** How many attempt numbers can be broken down by the hour of the week: each is up to 168 cells. */
const MOST_NUMBERS = 20;

interface OfCells {
  cells: readonly Cell[];
}

/** The resolver that adds the breakdowns of attempts to a type that is made of cells. */
function breakdownsOf(type: ClassType<OfCells>) {
  @Resolver(() => type)
  class BreakdownsResolver {
    @Directive("@listSize(assumedSize: 7)")
    @FieldResolver(() => [OutcomeShareType], { description: "How the attempts ended, the most frequent outcome first." })
    outcomes(@Root() { cells }: OfCells): OutcomeShareType[] {
      return outcomeShares(cells);
    }

    @FieldResolver(() => [AttemptNumberRateType], { description: "The attempts by their number, rising." })
    byAttempt(@Root() { cells }: OfCells): AttemptNumberRateType[] {
      return ratesByAttempt(cells);
    }

    @Directive("@listSize(assumedSize: 24)")
    @FieldResolver(() => [HourRateType], { description: "The attempts by the hour of the called person's day, from 0; hours without an attempt are left out." })
    byHour(@Root() { cells }: OfCells): HourRateType[] {
      return ratesByHour(cells);
    }

    @Directive("@listSize(assumedSize: 7)")
    @FieldResolver(() => [WeekdayRateType], { description: "The attempts by weekday, from Monday; days without an attempt are left out." })
    byWeekday(@Root() { cells }: OfCells): WeekdayRateType[] {
      return ratesByWeekday(cells);
    }

    @Directive("@listSize(assumedSize: 168)")
    @FieldResolver(() => [HourAndWeekdayRateType], { description: "The attempts by weekday and hour, from Monday 0:00; hours without an attempt are left out." })
    byHourAndWeekday(@Root() { cells }: OfCells): HourAndWeekdayRateType[] {
      return ratesByHourAndWeekday(cells);
    }

    @Directive("@listSize(assumedSize: 840)")
    @FieldResolver(() => [AttemptHourAndWeekdayRateType], {
      description: "The attempts by number, weekday and hour, in this order; cells without an attempt are left out.",
    })
    byAttemptHourAndWeekday(
      @Root() { cells }: OfCells,
      @Arg("mostAttempts", () => Int, { defaultValue: 5, description: `Attempts up to this number, 1 to ${MOST_NUMBERS}.` }) mostAttempts: number,
    ): AttemptHourAndWeekdayRateType[] {
      if (mostAttempts < 1 || mostAttempts > MOST_NUMBERS) throw new Rejection("BREAKDOWN_SIZE", `Ask for attempts up to a number from 1 to ${MOST_NUMBERS}, not ${mostAttempts}.`, ["mostAttempts"]);
      return ratesByAttemptHourAndWeekday(cells, mostAttempts);
    }

    @Directive("@listSize(assumedSize: 5)")
    @FieldResolver(() => [DayPartRateType], { description: "The attempts by the guide's parts of the day, from morning to evening and then the hours between; parts without an attempt are left out." })
    byDayPart(@Root() { cells }: OfCells): DayPartRateType[] {
      return ratesByDayPart(cells);
    }
  }
  return BreakdownsResolver;
}

/** Adds the breakdowns of all attempts to the metrics. */
export const MetricsBreakdownsResolver = breakdownsOf(ExecutionMetricsType);
/** Adds the breakdowns of some days' attempts to theirs. */
export const PeriodBreakdownsResolver = breakdownsOf(PeriodMetricsType);
