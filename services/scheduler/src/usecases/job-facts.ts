import type { AttemptRecord, Fact } from "@redial/contracts";
import { instantOf, toIso, type Instant } from "@redial/kernel";
import type { Reason } from "../domain/reason";
import type { ExecutionPolicy } from "./execution-policies";
import type { JobState } from "./ports";

/** What every fact about a job says of itself: when, whose, and why. */
function about(policy: ExecutionPolicy, at: Instant, causation: string | null) {
  return { time: toIso(at), organization: policy.execution.organizationId, causation };
}

/** The latest attempt of a job may ring, from `notBefore` until `notAfter`. */
export function attemptRequested(policy: ExecutionPolicy, job: JobState, notBefore: Instant, notAfter: Instant): Fact {
  const { id: executionId, clock, seed, snapshot } = policy.execution;
  const { enableAMD, leaveMessage, ringSeconds } = snapshot.flow;
  return {
    type: "attempt.requested",
    ...about(policy, notBefore, null),
    data: {
      executionId,
      jobId: job.id,
      attempt: job.attempt,
      phone: job.phone,
      timeZone: policy.openHoursOf(job).zones[0],
      callerId: callerIdOf(snapshot.callerIds, job.attempt),
      carrier: snapshot.carrier,
      clock,
      permit: { notBefore: toIso(notBefore), notAfter: toIso(notAfter) },
      enableAMD,
      leaveMessage,
      ringSeconds,
      seed,
      answerProfile: snapshot.answerProfile,
    },
  };
}

/** A job's attempt that was requested, or was about to be, does not ring now and is due again. */
export function attemptPostponed(policy: ExecutionPolicy, job: JobState, attempt: number, at: Instant, because: readonly Reason[], causation: string | null): Fact {
  return {
    type: "attempt.postponed",
    ...about(policy, at, causation),
    data: { executionId: job.executionId, jobId: job.id, attempt, dueAt: toIso(job.dueAt), because: [...because] },
  };
}

/** A job's attempt failed and another is due. */
export function retryPlanned(policy: ExecutionPolicy, job: JobState, attempt: AttemptRecord, because: readonly Reason[], causation: string): Fact {
  return {
    type: "retry.planned",
    ...about(policy, instantOf(attempt.endedAt), causation),
    data: { executionId: job.executionId, jobId: job.id, attempt, dueAt: toIso(job.dueAt), because: [...because] },
  };
}

/** A job is over: with the attempt that ended it, or without one. */
export function jobEnded(policy: ExecutionPolicy, job: JobState, attempt: AttemptRecord | null, at: Instant, causation: string | null): Fact {
  return {
    type: "job.ended",
    ...about(policy, at, causation),
    data: { executionId: job.executionId, jobId: job.id, attempt, result: job.result ?? "failed", reason: job.reason ?? "", attempts: job.attempt },
  };
}

/** Caller ids are used in turn, by attempt. */
export function callerIdOf(callerIds: readonly string[], attempt: number): string | null {
  return callerIds[(attempt - 1) % Math.max(1, callerIds.length)] ?? null;
}
