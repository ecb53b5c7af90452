import type { Instant, RetryStrategy } from "@redial/kernel";
import { allowedInstant, type AllowedInstant } from "../allowed-instant";
import { reasonSentence } from "../reason-sentence";
import { retryInstant } from "../retry-dates";
import { sayInstant } from "../spoken-time";
import type { Advice, AdviceCheck } from "./advice";
import type { AdvisedPlan } from "./advised-plan";

/** A date of the strategy that a call could be made for, and what the rules make of it. */
interface FutureDate {
  readonly date: number;
  readonly at: Instant;
  readonly allowed: AllowedInstant;
  readonly path: Advice["path"];
}

/** Dates that make no attempt, or one at another time: in the past, before `startAt`, in a pause, at or after `stopAt`, or two at one instant. */
export const adviseOnRetryDates: AdviceCheck<AdvisedPlan> = ({ program: { retryStrategy, startAt, stopAt }, now, openHours }) => {
  const zone = openHours.zones[0];
  const found: Advice[] = [];
  const future: FutureDate[] = [];
  for (const { date, at, path } of datesOf(retryStrategy)) {
    const said = `Retry date ${date}, ${sayInstant(at, zone)},`;
    const add = (code: Advice["code"], weight: Advice["weight"], rest: string) => found.push({ code, weight, message: `${said} ${rest}`, path });
    if (at <= now) add("RETRY_DATE_PAST", "cannot_work", "has passed: it makes no attempt.");
    else if (startAt !== null && at <= startAt) add("RETRY_DATE_BEFORE_START", "cannot_work", `is not after startAt, ${sayInstant(startAt, zone)}: no attempt can have failed by then.`);
    else {
      const allowed = allowedInstant(at, { openHours, stopAt });
      future.push({ date, at, allowed, path });
      const moves = allowed.because.filter(({ rule }) => rule !== "stop_at").map((reason) => reasonSentence(reason, zone));
      if (allowed.kind === "allowed" && allowed.at > at) add("RETRY_DATE_IN_PAUSE_WINDOW", "mistake", `lies in a pause. ${moves.join(" ")}`);
      if (allowed.kind === "never" && allowed.reason === "stopped") {
        add("RETRY_DATE_AFTER_STOP", "cannot_work", [`makes no attempt: calling is over from stopAt on, ${sayInstant(stopAt ?? at, zone)}.`, ...moves].join(" "));
      }
    }
  }
  return [...found, ...(retryStrategy.type === "scheduled" ? collapsed(future, zone) : [])];
};

/** Dates up to the instant that a retry is moved to are used by it: they make one attempt, never two. */
function collapsed(dates: readonly FutureDate[], zone: string): Advice[] {
  return dates.flatMap(({ date, at, path }, index) => {
    const before = dates[index - 1];
    if (before?.allowed.kind !== "allowed" || at > before.allowed.at) return [];
    const message = `Retry dates ${before.date} and ${date} make one attempt, not two: date ${before.date} is moved to ${sayInstant(before.allowed.at, zone)}, when date ${date} has come as well.`;
    return [{ code: "RETRY_DATES_COLLAPSE", weight: "cannot_work", message, path }];
  });
}

/** The dates of a strategy, counted from 1 among its dates or steps. */
function datesOf(strategy: RetryStrategy): { date: number; at: Instant; path: Advice["path"] }[] {
  if (strategy.type === "scheduled") return strategy.retryDates.map((date, index) => ({ date: index + 1, at: retryInstant(date), path: ["retryStrategy", "retryDates", index] }));
  if (strategy.type !== "ladder") return [];
  return strategy.steps.flatMap((step, index) => ("at" in step ? [{ date: index + 1, at: retryInstant(step.at), path: ["retryStrategy", "steps", index, "at"] }] : []));
}
