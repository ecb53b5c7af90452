import { DAY_MS, HOUR_MS, MINUTE_MS, OUTCOMES, totalAttempts, type Instant, type RetryStrategy } from "@redial/kernel";
import { localTimeAt, startOfDay } from "../local-time";
import { sayCount, sayInstant } from "../spoken-time";
import { zoneOffsets } from "../zone-offsets";
import { choosesBestTimes } from "../best-time";
import type { Advice, AdviceCheck } from "./advice";
import type { AdvisedPlan } from "./advised-plan";
import { adviseOnStepsAtOnce } from "./step-at-once-advice";
import { RING_MS, type PlannedAttempt } from "./unanswered-plan";

/** The shortest delay in the guide's table of recommended settings (high urgency). */
const SHORTEST_MINUTES = 15;
/** A busy line is soon free, and the guide sets no number for it: our own, half of the spec's example. */
const SHORTEST_BUSY_MINUTES = 5;
/** Attempts within so long on the clock are at one time of day: the longest of the guide's parts of a day. */
const ONE_TIME_OF_DAY_MS = 3 * HOUR_MS;

/** How far apart: "retrying too quickly, the situation hasn't changed", and the third attempt at a different time of day. */
export const adviseOnRetrySpacing: AdviceCheck<AdvisedPlan> = ({ program: { retryStrategy }, now, plan, openHours }) => {
  const gaps = shortGaps(plan.attempts, openHours.zones[0]);
  const atOnce = adviseOnStepsAtOnce(retryStrategy, openHours, now).filter(({ path }) => !gaps.some((gap) => gap.path.join() === path.join()));
  return [...shortDelays(retryStrategy), ...gaps, ...atOnce, ...(choosesBestTimes(retryStrategy) ? [] : sameTimeOfDay(plan.attempts, openHours.zones[0]))];
};

/** Delays that are written in the strategy. */
function shortDelays(strategy: RetryStrategy): Advice[] {
  const found: Advice[] = [];
  const check = (minutes: number, shortest: number, path: Advice["path"]) => {
    if (minutes < shortest) found.push(tooSoon(`A retry after ${sayCount(minutes, "minute")} comes`, shortest, path));
  };
  if (strategy.type === "fixed_delay" && strategy.maxRetries > 0) check(strategy.delayMinutes, SHORTEST_MINUTES, ["retryStrategy", "delayMinutes"]);
  if (strategy.type === "ladder") {
    strategy.steps.forEach((step, index) => "afterMinutes" in step && check(step.afterMinutes, SHORTEST_MINUTES, ["retryStrategy", "steps", index, "afterMinutes"]));
  }
  for (const outcome of totalAttempts(strategy) > 1 ? OUTCOMES : []) {
    const rule = strategy.outcomes?.[outcome];
    const shortest = outcome === "busy" ? SHORTEST_BUSY_MINUTES : SHORTEST_MINUTES;
    if (rule?.retry && rule.delayMinutes !== undefined) check(rule.delayMinutes, shortest, ["retryStrategy", "outcomes", outcome, "delayMinutes"]);
  }
  return found;
}

/** Gaps that follow from dates and times of day, as the plan has them. */
function shortGaps(attempts: readonly PlannedAttempt[], zone: string): Advice[] {
  return attempts.flatMap(({ attempt, dueAt, because }, index) => {
    const before = attempts[index - 1];
    if (!before || dueAt - before.dueAt - RING_MS >= SHORTEST_MINUTES * MINUTE_MS) return [];
    const path = because.map(datedSetting).find((setting) => setting !== null);
    return path ? [tooSoon(`Attempt ${attempt}, on ${sayInstant(dueAt, zone)}, follows the attempt of ${sayInstant(before.dueAt, zone)}`, SHORTEST_MINUTES, path)] : [];
  });
}

function datedSetting(reason: PlannedAttempt["because"][number]): Advice["path"] | null {
  if (reason.rule === "retry_date") return ["retryStrategy", "retryDates", reason.date - 1];
  if (reason.rule === "ladder_step" && !("afterMinutes" in reason.step)) return ["retryStrategy", "steps", reason.number - 1];
  return reason.rule === "missed_dates" && reason.missedDate === "asap" ? ["retryStrategy", "missedDate"] : null;
}

function tooSoon(what: string, shortest: number, path: Advice["path"]): Advice {
  return { code: "RETRY_TOO_SOON", weight: "mistake", message: `${what} too soon: the situation has hardly changed. Leave at least ${shortest} minutes.`, path };
}

function sameTimeOfDay(attempts: readonly PlannedAttempt[], zone: string): Advice[] {
  if (attempts.length < 3 || clockSpanMs(attempts.map(({ dueAt }) => dueAt), zone) >= ONE_TIME_OF_DAY_MS) return [];
  const message =
    `All ${attempts.length} attempts come at one time of day. Who cannot answer then is never reached: put the third at a different time of day and the next on another day, ` +
    "as the preset `spaced` does.";
  return [{ code: "SAME_TIME_OF_DAY_RETRIES", weight: "hint", message, path: ["retryStrategy"] }];
}

/** The shortest stretch of a clock's round of 24 hours that has all instants. */
function clockSpanMs(instants: readonly Instant[], zone: string): number {
  const times = instants
    .map((at) => localTimeAt(zoneOffsets(zone), at))
    .map((local) => local - startOfDay(local))
    .sort((a, b) => a - b);
  const gaps = times.map((time, index) => (times[index + 1] ?? (times[0] ?? 0) + DAY_MS) - time);
  return DAY_MS - Math.max(...gaps);
}
