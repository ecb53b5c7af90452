import { SECOND_MS, totalAttempts, type Instant } from "@redial/kernel";
import { allowedInstant, type CallLimits } from "../allowed-instant";
import { spreadOf } from "../best-time";
import { numberLimits, type FrequencyRules, type PastCall } from "../frequency-cap";
import { ratesOfRegion } from "../hour-rates";
import type { OpenHours } from "../open-hours";
import { weighOutcome } from "../outcome-weight";
import { planFirstAttempt } from "../plan-first-attempt";
import { planRetry } from "../retry-plan";
import { timeRunsOutAt } from "../running-out";
import { callLog, type LoggedCall } from "./call-log";
import { groupMixer } from "./group-mixer";
import { openLanes } from "./lanes";
import { pauseWatch } from "./pause-watch";
import type { SimulationInput } from "./simulation-input";
import { newTally, type SimulationCounts } from "./tally";
import { waitingJobs } from "./waiting-jobs";

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
 * once as there are lanes, begun as far apart as `callsPerSecond` says, until an auto-pause rule is met. Of those that are due the one gets the lane that is
 * free first whose time runs out first, as by the wall clock. A retry is known when its call starts and is due after that, so nobody is served late.
 */
export function simulate(input: SimulationInput): Simulation {
  const { strategy, stopAt, answer, hourRates = null } = input;
  const contacts = input.groups.reduce((sum, group) => sum + group.contacts, 0);
  const mixer = groupMixer(input.groups.map((group) => group.contacts));
  const groupOf = new Uint16Array(contacts);
  const waiting = waitingJobs(contacts);
  const log = callLog(contacts);
  const attempts = new Uint8Array(contacts);
  const stepsUsed = new Uint8Array(contacts);
  const lanes = openLanes(input.maxConcurrentCalls, input.startsAt);
  const watch = pauseWatch(input.autoPause, contacts);
  const spacingMs = input.callsPerSecond === null ? 0 : SECOND_MS / input.callsPerSecond;
  const isRetried = totalAttempts(strategy) > 1;
  const tally = newTally();
  let seated = 0;
  let nextBeginAt = -Infinity;

  const called = input.groups.map((group) => (group.held === undefined ? calledGroup(group, stopAt) : null));
  const plans = input.groups.map((group, index) => {
    if (group.held !== undefined) {
      tally.end("held", group.held, group.contacts);
      return null;
    }
    const plan = planFirstAttempt({ now: input.startsAt, startAt: null, openHours: group.openHours, stopAt });
    const isSuppressed = plan.kind === "due" && isSuppressedAt(group, plan.dueAt);
    if (plan.kind === "due" && !isSuppressed) return { dueAt: plan.dueAt, runsOutAt: called[index]!.runsOutAt(plan.dueAt, null) };
    tally.end("skipped", plan.kind === "due" ? "suppressed" : plan.reason, group.contacts);
    return null;
  });

  /** Gives the next contact of the audience its group and, if it is called at all, its place in the queue. */
  function seat(): void {
    const contact = seated++;
    const group = (groupOf[contact] = mixer.next());
    const plan = plans[group];
    if (plan) waiting.add(contact, plan.dueAt, plan.runsOutAt);
  }

  function limitsAt({ openHours, rules, isLimited }: CalledGroup, earlier: readonly LoggedCall[], seenAt: Instant): CallLimits {
    if (!isLimited || earlier.length === 0) return { openHours, stopAt };
    const calls: PastCall[] = [];
    for (const { outcome, detail, startedAt, endedAt } of earlier) {
      const { counts, coolDown } = weighOutcome(outcome, detail);
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
    const { outcome, detail } = call;
    watch.begin(contact, outcome, endedAt);
    const known = group.isLimited ? [{ startedAt, endedAt, outcome, detail }, ...earlier] : earlier;
    const limits = limitsAt(group, known, endedAt);
    const plan = planRetry({ strategy, outcome, leavesMessage: input.leavesMessage, attempt, startedAt, endedAt, stepsUsed: stepsUsed[contact]!, hourRates: hourRates && ratesOfRegion(hourRates, group.region ?? null), ...(hourRates && { spread: spreadOf(String(contact), attempt) }), ...limits });
    if (plan.kind === "end") return end(contact, plan.result, plan.reason);
    stepsUsed[contact] = plan.stepsUsed;
    log.add(contact, { startedAt, endedAt, outcome, detail });
    waiting.retry(plan.dueAt, group.runsOutAt(plan.dueAt, plan.stepEndsAt));
  }

  function end(contact: number, result: "completed" | "message_left" | "failed" | "skipped", reason: string): void {
    tally.end(result, reason, 1);
    log.drop(contact);
    waiting.remove();
  }

  /** A step's own end holds until the job has missed it. */
  function postpone(group: CalledGroup, dueAt: Instant): void {
    waiting.postpone(dueAt, dueAt < waiting.runsOutAt() ? waiting.runsOutAt() : group.runsOutAt(dueAt, null));
  }

  function step(): void {
    const freeAt = Math.max(lanes.firstFreeAt(), Math.ceil(nextBeginAt));
    const contact = waiting.pick(freeAt);
    const group = called[groupOf[contact]!]!;
    const readyAt = Math.max(waiting.dueAt(), freeAt);
    const trip = watch.tripBy(readyAt);
    if (trip) return tally.pause(trip, waiting.size());
    const uncalled = attempts[contact] ? "failed" : "skipped";
    if (isSuppressedAt(group, readyAt)) return end(contact, uncalled, "suppressed");
    const earlier = isRetried ? log.of(contact) : [];
    const allowed = allowedInstant(readyAt, limitsAt(group, earlier, readyAt));
    if (allowed.kind === "never") end(contact, uncalled, allowed.reason);
    else if (allowed.at > readyAt) postpone(group, allowed.at);
    else dial(contact, group, readyAt, earlier);
  }

  const isLeft = () => seated < contacts || (waiting.size() > 0 && !tally.isPaused());
  return {
    advance(steps) {
      for (let done = 0; done < steps && isLeft(); done++) {
        if (seated < contacts) seat();
        else step();
      }
      return isLeft();
    },
    progress: () => (isLeft() ? 1 - (waiting.size() + contacts - seated) / contacts : 1),
    counts: () => tally.counts(),
  };
}

interface CalledGroup {
  readonly openHours: OpenHours;
  readonly rules: FrequencyRules;
  readonly isLimited: boolean;
  readonly suppressedUntil?: Instant | undefined;
  readonly region?: string | null | undefined;
  /** `timeRunsOutAt` of a call that is due then. */
  runsOutAt(dueAt: Instant, stepEndsAt: Instant | null): Instant;
}

function calledGroup({ openHours, rules, suppressedUntil, region }: Pick<CalledGroup, "openHours" | "rules" | "suppressedUntil" | "region">, stopAt: Instant | null): CalledGroup {
  // Of all calls that are due before an end it is the same instant, and each is looked for once.
  const known = new Map<Instant | null, Instant>();
  return {
    openHours,
    rules,
    isLimited: rules.caps.length + rules.coolDowns.length > 0,
    suppressedUntil,
    region,
    runsOutAt(dueAt, stepEndsAt) {
      const endsAt = stepEndsAt !== null && stepEndsAt > dueAt ? stepEndsAt : null;
      if (endsAt === null && stopAt === null) return Infinity;
      let runsOutAt = known.get(endsAt);
      if (runsOutAt === undefined) known.set(endsAt, (runsOutAt = timeRunsOutAt(dueAt, { openHours, stopAt }, endsAt)));
      return runsOutAt;
    },
  };
}

function isSuppressedAt({ suppressedUntil }: { suppressedUntil?: Instant | undefined }, at: Instant): boolean {
  return suppressedUntil !== undefined && suppressedUntil > at;
}
