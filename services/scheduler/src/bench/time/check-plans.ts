import { issuePermit } from "../../domain/dial-permit";
import { planFirstAttempt } from "../../domain/plan-first-attempt";
import { compare, type Difference } from "./difference";
import type { ExaminedWorld } from "./examined-world";
import type { Allowed } from "./oracle-world";

export interface FirstAttemptCase {
  now: number;
  startAt: number | null;
  stopAt: number | null;
}

/** The first attempt is due at the first instant from `now` and `startAt` on that windows and `stopAt` allow. */
export function checkFirstAttempt({ openHours, oracle }: ExaminedWorld, { now, startAt, stopAt }: FirstAttemptCase): Difference | null {
  const plan = planFirstAttempt({ now, startAt, openHours, stopAt });
  const expected = oracle.allowed(Math.max(now, startAt ?? now), stopAt);
  return compareAllowed(plan.kind === "due" ? { at: plan.dueAt } : { never: plan.reason }, expected) ?? compare("where the reasons end", plan.because.at(-1)?.at, plan.kind === "due" ? plan.dueAt : plan.because.at(-1)?.at);
}

export interface PermitCase {
  now: number;
  lifetimeMs: number;
  stopAt: number | null;
}

/** A permit begins now and ends at the first closed instant, at `stopAt` or with its life: it overlaps no pause, and is as long as it may be. */
export function checkPermit({ openHours, oracle }: ExaminedWorld, { now, lifetimeMs, stopAt }: PermitCase): Difference | null {
  const permit = issuePermit({ now, lifetimeMs, openHours, stopAt });
  const expected = oracle.allowed(now, stopAt);
  if (permit.kind !== "permit") {
    const answer = permit.kind === "postpone" ? { at: permit.dueAt } : { never: permit.reason };
    return compareAllowed(answer, expected) ?? (permit.kind === "postpone" ? compare("whether it is postponed", permit.dueAt > now, true) : null);
  }
  const endsAt = Math.min(oracle.nextClosed(now, now + lifetimeMs) ?? Infinity, now + lifetimeMs, stopAt ?? Infinity);
  return compareAllowed({ at: permit.notBefore }, expected) ?? compare("start of the permit", permit.notBefore, now) ?? compare("end of the permit", permit.notAfter, endsAt) ?? compare("whether it has an instant", permit.notBefore < permit.notAfter, true);
}

function compareAllowed(answer: { at: number } | { never: string }, expected: Allowed): Difference | null {
  if ("at" in answer && "at" in expected) return compare("allowed instant", answer.at, expected.at);
  return compare("allowed instant or reason", "at" in answer ? answer.at : answer.never, "at" in expected ? expected.at : expected.never);
}
