import { MINUTE_MS, type JobResult, type LadderStep, type Outcome, type RetryStrategy } from "@redial/kernel";
import type { PastCall } from "../../domain/frequency-cap";
import { oracleLadderStep, oracleStepEnd } from "./oracle-ladder";
import { oracleCall, type OracleNumber } from "./oracle-number";
import type { OracleWorld } from "./oracle-world";

/** One attempt of a life, as the dialer told it. */
export interface CallMade {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly outcome: Outcome;
}

/** What the oracle holds to follow an attempt; a retry with the instant at which its time runs out, Infinity if never. */
export type Expected = { dueAt: number; runsOutAt: number } | { result: JobResult; reason: string };

/** Follows one job from attempt to attempt, by the sentences of the spec; it keeps its own book of dates that are used. */
export interface OracleLife {
  afterCall(call: CallMade): Expected;
}

export interface LifeRules {
  readonly strategy: RetryStrategy;
  readonly leavesMessage: boolean;
  readonly stopAt: number | null;
  readonly zone: string;
  readonly world: OracleWorld;
  /** The number before the first attempt. */
  readonly number: OracleNumber;
}

/** Where a strategy puts a retry, and when the part of the day is over that it means. */
interface Base {
  readonly at: number;
  readonly endsAt: number | null;
}

const instant = (at: number | null): Base | null => (at === null ? null : { at, endsAt: null });
const FAILED = (reason: string): Expected => ({ result: "failed", reason });

export function oracleLife({ strategy, leavesMessage, stopAt, zone, world, number }: LifeRules): OracleLife {
  const dates = strategy.type === "scheduled" ? strategy.retryDates.map((date) => Date.parse(date)) : [];
  const datesUsed = new Set<number>();
  const steps = strategy.type === "ladder" ? [...strategy.steps] : [];
  const made: PastCall[] = [];
  let attempts = 0;

  const useDatesUpTo = (at: number) => {
    for (const date of dates) if (date <= at) datesUsed.add(date);
  };

  function base({ endedAt }: CallMade): Base | null {
    switch (strategy.type) {
      case "none":
        return null;
      case "fixed_delay":
        return attempts <= strategy.maxRetries ? instant(endedAt + strategy.delayMinutes * MINUTE_MS) : null;
      case "scheduled":
        return attempts <= dates.length ? instant(nextDate(endedAt, strategy.missedDate === "asap")) : null;
      case "ladder":
        return attempts <= strategy.steps.length ? nextStep(endedAt) : null;
      default:
        return strategy satisfies never;
    }
  }

  /** "The first date that is after the failed attempt ended and not yet used by this job", or at once when one was missed and may not be skipped. */
  function nextDate(endedAt: number, isMissedRun: boolean): number | null {
    const unused = dates.filter((date) => !datesUsed.has(date));
    if (isMissedRun && unused.some((date) => date <= endedAt)) return endedAt;
    return unused.find((date) => date > endedAt) ?? null;
  }

  /** A step is used by being come to; one at an instant that is past is passed over. */
  function nextStep(endedAt: number): Base | null {
    const isPast = (step: LadderStep) => "at" in step && Date.parse(step.at) <= endedAt;
    for (let step = steps.shift(); step; step = steps.shift()) {
      if (isPast(step)) continue;
      const at = oracleLadderStep(step, endedAt, zone);
      return { at, endsAt: oracleStepEnd(step, at, zone) };
    }
    return null;
  }

  return {
    afterCall(call) {
      attempts += 1;
      const { outcome, startedAt, endedAt } = call;
      made.push(...oracleCall(outcome, startedAt, endedAt));
      if (outcome === "completed") return { result: "completed", reason: "completed" };
      if (outcome === "invalid_number") return FAILED("invalid_number");
      if (outcome === "voicemail" && leavesMessage) return { result: "message_left", reason: "message_left" };
      // A retry makes one attempt of all the dates that passed before it began; the first attempt is not one of the dates.
      if (attempts > 1) useDatesUpTo(startedAt);
      const from = base(call);
      if (from === null) return FAILED("retries_exhausted");
      const rule = strategy.outcomes?.[outcome];
      if (rule && !rule.retry) return FAILED("outcome_not_retried");
      const ruled = rule?.delayMinutes === undefined ? from : { at: endedAt + rule.delayMinutes * MINUTE_MS, endsAt: null };
      const allowed = world.allowed(ruled.at, stopAt, { ...number, calls: [...number.calls, ...made], seenAt: endedAt });
      if ("never" in allowed) return FAILED(allowed.never);
      useDatesUpTo(allowed.at);
      return { dueAt: allowed.at, runsOutAt: world.runsOutAt(allowed.at, stopAt, ruled.endsAt) };
    },
  };
}
