import type { Clock, ExecutionStatus, Instant, JobId, JobResult, OrganizationId, Outcome } from "@redial/kernel";
import { findHold, type JobHold } from "../domain/job-hold";
import { findPaceHold } from "../domain/pace-hold";
import type { Reason } from "../domain/reason";
import type { ExecutionPolicies } from "./execution-policies";
import { readReasons } from "./kept-reasons";
import type { AttemptEntry, JobState, SchedulerStore } from "./ports";
import type { SuppressionStore } from "./suppression-store";

/** The attempt that is planned or being made: when, in which zone the rules were read, and by which rules. `requestedAt` null: it waits for `dueAt`. */
export interface NextAttempt {
  attempt: number;
  dueAt: Instant;
  requestedAt: Instant | null;
  zone: string;
  because: readonly Reason[];
}

/** An attempt that was made: why then, and what the decision stood on. `zoneEvidence` is JSON; null where the zone was the program's. */
export interface PastAttempt {
  attempt: number;
  requestedAt: Instant;
  endedAt: Instant;
  outcome: Outcome;
  zone: string;
  zoneEvidence: string | null;
  policyVersion: string | null;
  because: readonly Reason[];
}

/** Why a job stands where it stands: every reason as the code that decided kept it. One of `nextAttempt` and `ended` is there, except for a job that is held for its zone. */
export interface JobExplanation {
  nextAttempt: NextAttempt | null;
  /** In their order, without the one being made. */
  attempts: readonly PastAttempt[];
  held: JobHold | null;
  ended: { result: JobResult; reason: string; zone: string; because: readonly Reason[] } | null;
}

/** Where an execution stands, and what its virtual clock shows; null for one by the wall clock. */
export type ReadStatus = (organizationId: OrganizationId, id: string) => Promise<{ status: ExecutionStatus; statusReason: string | null; virtualNow: Date | null } | null>;

export interface ExplainParts {
  store: Pick<SchedulerStore, "job" | "attemptsOf" | "pacesOver">;
  list: Pick<SuppressionStore, "suppressedUntil">;
  policies: ExecutionPolicies;
  readStatus: ReadStatus;
  clock: Clock;
}

export type ExplainJob = (organizationId: OrganizationId, id: JobId) => Promise<JobExplanation | null>;

/** Tells why a job is called when it is called, from what was kept when that was decided; null when the organization has no such job. */
export function explainJob({ store, list, policies, readStatus, clock }: ExplainParts): ExplainJob {
  return async (organizationId, id) => {
    const job = await store.job(id);
    const policy = job && (await policies.of([job.executionId])).get(job.executionId);
    if (!job || policy?.execution.organizationId !== organizationId) return null;
    const made = await store.attemptsOf(id);
    const execution = await readStatus(organizationId, job.executionId);
    const zone = policy.zoneOf(job);
    // The attempts were read later than the job: one that has ended meanwhile is still the attempt in progress here.
    const before = job.phase === "in_progress" ? job.attempt : job.attempt + 1;
    const now = execution?.virtualNow?.getTime() ?? clock.now();
    const isDue = job.phase === "pending" && job.dueAt <= now;
    const suppressedUntil = (await list.suppressedUntil(organizationId, job.phase === "pending" ? [job.phone] : [])).get(job.phone) ?? null;
    // Rates are counted by the wall clock, on a virtual one the wave keeps them.
    const pacing = isDue ? findPaceHold(await store.pacesOver(job.executionId), clock.now()) : null;
    return {
      nextAttempt: job.phase === "ended" || job.phase === "held" ? null : nextAttemptOf(job, zone),
      attempts: made.filter(({ attempt }) => attempt < before).map((entry) => pastAttemptOf(entry, zone)),
      held: (job.phase === "pending" || job.phase === "held") && execution ? findHold({ ...execution, dueAt: job.dueAt, now, zone, isZoneUnknown: job.phase === "held", suppressedUntil, pacing }) : null,
      ended: job.phase === "ended" ? { result: job.result ?? "failed", reason: job.reason ?? "", zone, because: readReasons(job.because) } : null,
    };
  };
}

function nextAttemptOf({ phase, attempt, dueAt, requestedAt, because }: JobState, zone: string): NextAttempt {
  return { attempt: phase === "in_progress" ? attempt : attempt + 1, dueAt, requestedAt, zone, because: readReasons(because) };
}

function pastAttemptOf({ attempt, requestedAt, endedAt, outcome, zone, zoneEvidence, policyVersion, because }: AttemptEntry, programZone: string): PastAttempt {
  return { attempt, requestedAt, endedAt, outcome, zone: zone ?? programZone, zoneEvidence, policyVersion, because: readReasons(because) };
}
