import { Directive, FieldResolver, Resolver, Root } from "type-graphql";
import { outcomeShares, ratesByAttempt, ratesByHour, ratesByHourAndWeekday, ratesByWeekday } from "../attempt-rates";
import { AttemptNumberRateType, HourAndWeekdayRateType, HourRateType, OutcomeShareType, WeekdayRateType } from "./attempt-rate.type";
import { ExecutionMetricsType } from "./execution-metrics.type";

/** The fields of the metrics that are worked out of the cells. */
export const BREAKDOWNS: ReadonlySet<string> = new Set<keyof BreakdownsResolver>(["outcomes", "byAttempt", "byHour", "byWeekday", "byHourAndWeekday"]);

/** Adds the breakdowns of the attempts to the metrics. */
@Resolver(() => ExecutionMetricsType)
export class BreakdownsResolver {
  @Directive("@listSize(assumedSize: 7)")
  @FieldResolver(() => [OutcomeShareType], { description: "How the attempts ended, the most frequent outcome first." })
  outcomes(@Root() { cells }: ExecutionMetricsType): OutcomeShareType[] {
    return outcomeShares(cells);
  }

  @FieldResolver(() => [AttemptNumberRateType], { description: "The attempts by their number, rising." })
  byAttempt(@Root() { cells }: ExecutionMetricsType): AttemptNumberRateType[] {
    return ratesByAttempt(cells);
  }

  @Directive("@listSize(assumedSize: 24)")
  @FieldResolver(() => [HourRateType], { description: "The attempts by the hour of the called person's day, from 0; hours without an attempt are left out." })
  byHour(@Root() { cells }: ExecutionMetricsType): HourRateType[] {
    return ratesByHour(cells);
  }

  @Directive("@listSize(assumedSize: 7)")
  @FieldResolver(() => [WeekdayRateType], { description: "The attempts by weekday, from Monday; days without an attempt are left out." })
  byWeekday(@Root() { cells }: ExecutionMetricsType): WeekdayRateType[] {
    return ratesByWeekday(cells);
  }

  @Directive("@listSize(assumedSize: 168)")
  @FieldResolver(() => [HourAndWeekdayRateType], { description: "The attempts by weekday and hour, from Monday 0:00; hours without an attempt are left out." })
  byHourAndWeekday(@Root() { cells }: ExecutionMetricsType): HourAndWeekdayRateType[] {
    return ratesByHourAndWeekday(cells);
  }
}
