import { issuePermit } from "../../domain/dial-permit";
import type { Reason } from "../../domain/reason";
import { timeRunsOutAt } from "../../domain/running-out";
import { firstStanding } from "../../usecases/first-standing";
import { callLimitsOf, suppressionAt } from "../../usecases/number-limits";
import { numberThen, type NumberThen } from "./asked-number";
import { compare, type Difference } from "./difference";
import type { ExaminedWorld } from "./examined-world";
import type { Allowed } from "./oracle-world";
import type { AskedNumber } from "./questions";

export interface FirstAttemptCase {
  now: number;
  startAt: number | null;
  stopAt: number | null;
  number: AskedNumber | null;
}

/** The number in whose place all other numbers stand: what is known of it is told beside it. */
const NUMBER = { executionId: "execution", phone: "+12025550100", place: null };

/**
 * The first attempt is due at the first instant from `now` and `startAt` on that windows, hours, the limits of the number and `stopAt` allow; and skipped when
 * there is none, or the number is suppressed by then.
 */
export function checkFirstAttempt(world: ExaminedWorld, { now, startAt, stopAt, number }: FirstAttemptCase): Difference | null {
  const then = numberThen(number, world.place, now);
  const execution = { clock: "real_time", startAt, stopAt } as const;
  const standing = firstStanding({ ...policyIn(world, number), execution }, NUMBER, null, now, then.known);
  const answer = standing.phase === "pending" ? { at: standing.dueAt } : { never: standing.reason };
  const expected = world.oracle.allowed(Math.max(now, startAt ?? now), stopAt, then.oracle);
  const because = JSON.parse(standing.because) as Reason[];
  return (
    compareAllowed(answer, "at" in expected && isSuppressed(then, expected.at) ? { never: "suppressed" } : expected) ??
    (standing.phase === "pending" ? compare("where the reasons end", because.at(-1)?.at, standing.dueAt) ?? compare("when its time runs out", standing.runsOutAt, world.oracle.runsOutAt(standing.dueAt, stopAt, null)) : null)
  );
}

export interface RunningOutCase {
  from: number;
  stopAt: number | null;
  stepEndsAt: number | null;
}

/** The time of a call that is due when it is open from `from` on runs out at the end of the last open time before `stopAt` and the end of its step. One that is never due has none. */
export function checkRunningOut({ openHours, oracle }: ExaminedWorld, { from, stopAt, stepEndsAt }: RunningOutCase): Difference | null {
  const dueAt = oracle.nextOpen(from);
  if (dueAt === null || (stopAt !== null && dueAt >= stopAt)) return null;
  return compare("when its time runs out", timeRunsOutAt(dueAt, { openHours, stopAt }, stepEndsAt), oracle.runsOutAt(dueAt, stopAt, stepEndsAt));
}

export interface PermitCase {
  now: number;
  lifetimeMs: number;
  stopAt: number | null;
  number: AskedNumber | null;
}

/** A permit begins now and ends at the first closed instant, at `stopAt` or with its life: it overlaps no pause, and is as long as it may be. */
export function checkPermit(world: ExaminedWorld, { now, lifetimeMs, stopAt, number }: PermitCase): Difference | null {
  const { oracle } = world;
  const then = numberThen(number, world.place, now);
  const { known } = then;
  const suppressed = compare("whether the number is suppressed", suppressionAt(NUMBER, known, now) !== null, isSuppressed(then, now));
  const permit = issuePermit({ now, lifetimeMs, ...callLimitsOf({ ...policyIn(world, number), execution: { stopAt } }, NUMBER, known, now) });
  const expected = oracle.allowed(now, stopAt, then.oracle);
  if (permit.kind !== "permit") {
    const answer = permit.kind === "postpone" ? { at: permit.dueAt } : { never: permit.reason };
    return suppressed ?? compareAllowed(answer, expected) ?? (permit.kind === "postpone" ? compare("whether it is postponed", permit.dueAt > now, true) : null);
  }
  const endsAt = Math.min(oracle.nextClosed(now, now + lifetimeMs) ?? Infinity, now + lifetimeMs, stopAt ?? Infinity);
  return (
    suppressed ??
    compareAllowed({ at: permit.notBefore }, expected) ??
    compare("start of the permit", permit.notBefore, now) ??
    compare("end of the permit", permit.notAfter, endsAt) ??
    compare("whether it has an instant", permit.notBefore < permit.notAfter, true)
  );
}

/** The scheduler's rules of a job in a world, beside its execution. */
export function policyIn({ openHours, frequencyRules }: ExaminedWorld, number: AskedNumber | null) {
  const rules = frequencyRules(number?.caps ?? [], number?.coolDowns ?? []);
  return { openHoursOf: () => openHours, frequencyRulesOf: () => rules };
}

/** A suppression holds until it expires; at that instant the number may be called again. */
function isSuppressed(then: NumberThen, at: number): boolean {
  return then.suppressedUntil !== null && at < then.suppressedUntil;
}

function compareAllowed(answer: { at: number } | { never: string | null }, expected: Allowed | { never: "suppressed" }): Difference | null {
  if ("at" in answer && "at" in expected) return compare("allowed instant", answer.at, expected.at);
  return compare("allowed instant or reason", "at" in answer ? answer.at : answer.never, "at" in expected ? expected.at : expected.never);
}
