import type { Instant } from "@redial/kernel";
import type { CallLimits } from "../domain/allowed-instant";
import { numberLimits, type PastCall } from "../domain/frequency-cap";
import type { Reason } from "../domain/reason";
import { timeRunsOutAt } from "../domain/running-out";
import type { ExecutionPolicy } from "./execution-policies";
import type { JobNumber, JobState, KnownNumbers, LaunchedExecution } from "./ports";

/** As much of an execution's rules as may narrow when a job is called. */
export type NarrowingPolicy = Pick<ExecutionPolicy, "openHoursOf" | "frequencyRulesOf"> & { execution: Pick<LaunchedExecution, "stopAt"> };

/** Numbers that no one has called and that nothing suppresses. */
export const NOTHING_KNOWN: KnownNumbers = { callsTo: () => [], suppressedUntil: () => null, noteRequest: () => undefined };

/**
 * All that may narrow when a job is called, the calls to its number among it. `seenAt` is when these were looked up; `own` is a call of the job that
 * is over and not written down yet.
 */
export function callLimitsOf(policy: NarrowingPolicy, job: JobNumber & Pick<JobState, "place">, numbers: KnownNumbers, seenAt: Instant, own?: PastCall | null): CallLimits {
  const openHours = policy.openHoursOf(job);
  const { stopAt } = policy.execution;
  const rules = policy.frequencyRulesOf(job);
  if (rules.caps.length === 0 && rules.coolDowns.length === 0) return { openHours, stopAt };
  const calls = [...numbers.callsTo(job), ...(own ? [own] : [])];
  return { openHours, stopAt, numberLimits: numberLimits(rules, { calls, seenAt, zones: openHours.zones }) };
}

/** When the time of a job runs out that is due at `dueAt` (`timeRunsOutAt`), for the order in which jobs are served; Infinity on a virtual clock, which serves by `dueAt` alone. */
export function runningOutAt({ execution }: { execution: Pick<LaunchedExecution, "clock"> }, dueAt: Instant, limits: CallLimits, stepEndsAt: Instant | null = null): Instant {
  return execution.clock === "real_time" ? timeRunsOutAt(dueAt, limits, stepEndsAt) : Infinity;
}

/** Why a number must not be called at `at`; null when it may be. A suppression that has expired by then suppresses nothing. */
export function suppressionAt(job: JobNumber, numbers: KnownNumbers, at: Instant): Extract<Reason, { rule: "suppressed" }> | null {
  const until = numbers.suppressedUntil(job);
  if (until === null || until <= at) return null;
  return { rule: "suppressed", ...(Number.isFinite(until) && { expiresAt: until }), at };
}
