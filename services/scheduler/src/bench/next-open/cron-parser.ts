import { CronExpressionParser } from "cron-parser";
import { versionOf, type Contender } from "./contender";
import { OPEN_MINUTES_CRON } from "./office-week";

/** cron-parser, with the open minutes as its expression; parsed once and set to each instant. */
export const cronParser: Contender = {
  name: "cron-parser",
  version: versionOf("cron-parser"),
  compile(tz) {
    const expression = CronExpressionParser.parse(OPEN_MINUTES_CRON, { tz });
    return (from) => {
      const minute = from - (from % 60_000);
      // The next run is strictly after the instant it is set to: the millisecond before makes the minute itself a candidate.
      expression.reset(new Date(minute - 1));
      const next = expression.next().getTime();
      return next === minute ? from : next;
    };
  },
};
