import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CHECKOUT } from "@redial/start";

const schema = readFileSync(join(CHECKOUT, "gateway", "supergraph.graphql"), "utf8");

/** The stable codes that the graph says an advice of this type may have. */
function codesOf(type: string): string[] {
  const from = schema.indexOf(`\ntype ${type}\n`);
  const codes = /Stable code: (?:one of `Advice`, or )?([A-Z_, ]+)\./.exec(schema.slice(from))?.[1];
  return from < 0 || codes === undefined ? [] : codes.split(", ");
}

/** Every best practice and every common mistake of the guide, word by word, and what else it says to look at, with the advice that sees it: of a program, of its launch, of its simulation or of its report. */
const GUIDE: [sentence: string, type: "Advice" | "LaunchAdvice" | "SimulationAdvice" | "MetricsAdvice", codes: string[]][] = [
  ["Start with moderate retries - 2-3 retries, 30-60 minute delay", "Advice", ["NO_RETRIES", "RETRIES_TOO_MANY", "RETRY_TOO_SOON"]],
  ["Use pause windows - Respect recipient time", "Advice", ["NO_PAUSE_WINDOWS", "CALLS_AT_NIGHT", "ALWAYS_PAUSED"]],
  ["Track your metrics - Measure before and after changes", "LaunchAdvice", ["TOO_FEW_TO_MEASURE"]],
  ["Test different approaches - A/B test strategies", "LaunchAdvice", ["NOTHING_COMPARED"]],
  ["Analyze failures - Understand why contacts don’t connect", "MetricsAdvice", ["CONNECTION_RATE_BELOW_BENCHMARK", "LATE_RETRIES_CONVERT_LITTLE"]],
  ["Iterate - Continuously improve based on data", "MetricsAdvice", ["RETRY_CONVERSION_LOW"]],
  ["Too many retries - Annoying recipients, wasting resources", "Advice", ["RETRIES_TOO_MANY"]],
  ["Retrying too quickly - Situation hasn’t changed", "Advice", ["RETRY_TOO_SOON", "STEP_AT_ONCE"]],
  ["Ignoring time zones - Calling at inappropriate hours", "LaunchAdvice", ["ONE_ZONE_FOR_MANY", "CONTACTS_HELD"]],
  ["Not measuring - Can’t improve what you don’t track", "LaunchAdvice", ["TOO_FEW_TO_MEASURE"]],
  ["Not measuring: a machine that answers counts as completed", "Advice", ["VOICEMAIL_NOT_DETECTED"]],
  ["One strategy for all - Different audiences need different approaches", "LaunchAdvice", ["ONE_STRATEGY_FOR_ALL"]],
  ["Rejected: Maybe, depends on reason", "Advice", ["REJECTED_RETRIED"]],
  ["Voicemail: Depends on goal", "Advice", ["VOICEMAIL_NOT_ROUTED"]],
  ["No Answer: Yes, try different time", "Advice", ["SAME_TIME_OF_DAY_RETRIES"]],
  ["Retries respect pause windows", "Advice", ["RETRY_DATE_IN_PAUSE_WINDOW", "RETRY_DATES_COLLAPSE"]],
  ["Compliance requires specific timing", "LaunchAdvice", ["RETRY_DATE_IN_PAUSE_WINDOW", "CAP_TIGHTER_THAN_RETRIES", "COOL_DOWN_LONGER_THAN_DELAY"]],
  ["Progressive retry spacing, at +30 min, +90 min and +180 min", "Advice", ["RETRY_DATE_PAST", "RETRY_DATE_BEFORE_START", "RETRY_DATE_AFTER_STOP"]],
  ["After exhausting retries", "SimulationAdvice", ["RETRIES_OUT_OF_REACH", "STOP_BEFORE_ALL_CALLED"]],
];

it.each(GUIDE)("the guide's \"%s\" is a check of %s", (_, type, codes) => {
  expect(codesOf(type)).toEqual(expect.arrayContaining(codes));
});
