import { SECOND_MS, totalAttempts, type Instant, type Outcome, type RetryStrategy } from "@redial/kernel";
import { allowedInstant, type CallLimits } from "../allowed-instant";
import { numberLimits, type FrequencyRules, type PastCall } from "../frequency-cap";
import type { OpenHours } from "../open-hours";
import { weighOutcome } from "../outcome-weight";
import { planFirstAttempt } from "../plan-first-attempt";
import { planRetry } from "../retry-plan";
import { callLog, type LoggedCall } from "./call-log";
import { jobQueue } from "./job-queue";
import { openLanes } from "./lanes";
import { mixGroups } from "./mix-groups";
import { newTally, type SimulationCounts } from "./tally";

/** Contacts that live by the same clocks and rules; `held` names why a group would not be called at all. Of caps and cool-downs only the calls of the simulation itself count. */
export type SimulatedGroup = { contacts: number } & ({ openHours: OpenHours; rules: FrequencyRules; held?: undefined } | { held: string });

/** One dial, at a virtual instant. */
export interface SimulatedDial {
  /** Number of the contact, from 0. */
  readonly contact: number;
  /** Number of its group, from 0. */
  readonly group: number;
  /** From 1. */
  readonly attempt: number;
  readonly startedAt: Instant;
  /** The contact's earlier calls, the latest first. */
  readonly earlier: readonly LoggedCall[];
}

/** How a dial went; durations in whole milliseconds. */
export interface SimulatedCall {
  outcome: Outcome;
  /** The whole call, from its start to its end. */
  durationMs: number;
  ringMs: number;
  talkMs: number;
}

/** A program as its simulation needs it. */
export interface SimulationInput {
  strategy: RetryStrategy;
  leavesMessage: boolean;
  groups: readonly SimulatedGroup[];
  /** At least 1. */
  maxConcurrentCalls: number;
  /** Calls begun in a second at most; null: no limit. */
  callsPerSecond: number | null;
  /** When the execution would begin. */
  startsAt: Instant;
  stopAt: Instant | null;
  /** Decides how dials go. The same dial must always go the same way. */
  answer: (dial: SimulatedDial) => SimulatedCall;
}

/** An execution on a virtual clock, without a telephone or a database. */
export interface Simulation {
  /** Goes on for so many steps at most, each some microseconds. Answers whether anything is left. */
  advance(steps: number): boolean;
  /** The share of contacts that are over, 0 to 1; 1 without contacts. */
  progress(): number;
  /** What it came to so far. */
  counts(): SimulationCounts;
}

/**
 * Plays a program by the rules that real executions obey: `planFirstAttempt`, `allowedInstant` before every dial, `planRetry` after it, as many calls at
 * once as there are lanes, begun as far apart as `callsPerSecond` says. The job that is due first gets the lane that is free first. A retry is known when its
 * call starts and is due after that, so serving in the order of due times leaves none behind.
 */
export function simulate(input: SimulationInput): Simulation {
  const { strategy, stopAt, answer } = input;
  const groupOf = mixGroups(input.groups.map(({ contacts }) => contacts));
  const contacts = groupOf.length;
  const queue = jobQueue(contacts);
  const log = callLog(contacts);
  const attempts = new Uint8Array(contacts);
  const stepsUsed = new Uint8Array(contacts);
  const lanes = openLanes(input.maxConcurrentCalls, input.startsAt);
  const spacingMs = input.callsPerSecond === null ? 0 : SECOND_MS / input.callsPerSecond;
  const isRetried = totalAttempts(strategy) > 1;
  const tally = newTally();
  let nextBeginAt = -Infinity;

  const called = input.groups.map((group) => (group.held === undefined ? calledGroup(group) : null));
  const plans = input.groups.map((group) => {
    if (group.held !== undefined) {
      tally.end("held", group.held, group.contacts);
      return null;
    }
    const plan = planFirstAttempt({ now: input.startsAt, startAt: null, openHours: group.openHours, stopAt });
    if (plan.kind === "due") return plan.dueAt;
    tally.end("skipped", plan.reason, group.contacts);
    return null;
  });
  for (let contact = 0; contact < contacts; contact++) {
    const dueAt = plans[groupOf[contact]!];
    if (dueAt != null) queue.add(contact, dueAt);
  }

  function limitsAt({ openHours, rules, isLimited }: CalledGroup, earlier: readonly LoggedCall[], seenAt: Instant): CallLimits {
    if (!isLimited || earlier.length === 0) return { openHours, stopAt };
    const calls: PastCall[] = [];
    for (const { outcome, startedAt, endedAt } of earlier) {
      const { counts, coolDown } = weighOutcome(outcome, null);
      if (counts) calls.push({ at: startedAt, endedAt, coolDown });
    }
    return { openHours, stopAt, numberLimits: numberLimits(rules, { calls, seenAt, zones: openHours.zones }) };
  }

  function dial(contact: number, group: CalledGroup, startedAt: Instant, earlier: readonly LoggedCall[]): void {
    const attempt = ++attempts[contact]!;
    const call = answer({ contact, group: groupOf[contact]!, attempt, startedAt, earlier });
    const endedAt = startedAt + call.durationMs;
    lanes.occupy(endedAt);
    // A call begins on the next whole millisecond; what was lost by that must not add up.
    nextBeginAt = (startedAt - nextBeginAt < 1 ? nextBeginAt : startedAt) + spacingMs;
    tally.attempt(attempt, startedAt, call);
    const { outcome } = call;
    const known = group.isLimited ? [{ startedAt, endedAt, outcome }, ...earlier] : earlier;
    const limits = limitsAt(group, known, endedAt);
    const plan = planRetry({ strategy, outcome, leavesMessage: input.leavesMessage, attempt, startedAt, endedAt, stepsUsed: stepsUsed[contact]!, ...limits });
    if (plan.kind === "end") return end(contact, plan.result, plan.reason);
    stepsUsed[contact] = plan.stepsUsed;
    log.add(contact, startedAt, endedAt, outcome);
    queue.postponeFirst(plan.dueAt);
  }

  function end(contact: number, result: "completed" | "message_left" | "failed" | "skipped", reason: string): void {
    tally.end(result, reason, 1);
    log.drop(contact);
    queue.removeFirst();
  }

  function step(contact: number): void {
    const group = called[groupOf[contact]!]!;
    const readyAt = Math.max(queue.dueAt(contact), lanes.firstFreeAt(), Math.ceil(nextBeginAt));
    const earlier = isRetried ? log.of(contact) : [];
    const allowed = allowedInstant(readyAt, limitsAt(group, earlier, readyAt));
    if (allowed.kind === "never") end(contact, attempts[contact] ? "failed" : "skipped", allowed.reason);
    else if (allowed.at > readyAt) queue.postponeFirst(allowed.at);
    else dial(contact, group, readyAt, earlier);
  }

  return {
    advance(steps) {
      for (let done = 0; done < steps && queue.size() > 0; done++) step(queue.first());
      return queue.size() > 0;
    },
    progress: () => (contacts === 0 ? 1 : 1 - queue.size() / contacts),
    counts: () => tally.counts(),
  };
}

interface CalledGroup {
  readonly openHours: OpenHours;
  readonly rules: FrequencyRules;
  readonly isLimited: boolean;
}

function calledGroup({ openHours, rules }: Omit<CalledGroup, "isLimited">): CalledGroup {
  return { openHours, rules, isLimited: rules.caps.length + rules.coolDowns.length > 0 };
}
