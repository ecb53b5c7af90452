import type { AttemptRecord, ExecutionChanged, JobEnded, JobsPlanned } from "@redial/contracts";
import { attemptId, totalAttempts, type AttemptId, type ClockMode, type ExecutionId, type JobId, type OrganizationId, type ProgramId } from "@redial/kernel";
import type { HeardEvent } from "./heard-events";
import { localTime, type LocalTime } from "../domain/local-time";

interface Sighting {
  executionId: ExecutionId;
  organizationId: OrganizationId;
}

/** What was heard of an execution; null what was not. */
export interface ExecutionSighting extends Sighting {
  programId: ProgramId | null;
  launched: { name: string; strategy: string; retries: number; clock: ClockMode } | null;
  /** True when its last jobs were planned. */
  isPlanned: boolean;
  /** The change with the highest revision. */
  change: Pick<ExecutionChanged, "status" | "revision"> | null;
}

/** What was heard of a job; null what was not. */
export interface JobSighting extends Sighting {
  jobId: JobId;
  planned: Pick<JobsPlanned["jobs"][number], "phone" | "contactIds" | "region" | "attributes" | "lineType"> | null;
  ended: Pick<JobEnded, "result" | "reason" | "attempts"> | null;
}

/** What was heard of an attempt. */
export interface AttemptSighting extends Sighting {
  jobId: JobId;
  record: AttemptRecord;
  /** The called person's wall clock when it started. */
  local: LocalTime;
}

/** All that a batch of events tells, by what it tells of; every execution and job that an event names is there. */
export interface Sightings {
  executions: Map<ExecutionId, ExecutionSighting>;
  jobs: Map<JobId, JobSighting>;
  attempts: Map<AttemptId, AttemptSighting>;
}

/**
 * Gathers what a batch tells of each execution, job and attempt. The order of events of different keys does not matter, nor does hearing one twice:
 * of an attempt or the end of a job the first telling counts, of an execution's changes the one with the highest revision.
 */
export function gatherSightings(events: readonly HeardEvent[]): Sightings {
  const sightings: Sightings = { executions: new Map(), jobs: new Map(), attempts: new Map() };
  for (const event of events) gather(sightings, event);
  return sightings;
}

function gather(sightings: Sightings, { type, data, organization: organizationId }: HeardEvent): void {
  const { executionId } = data;
  switch (type) {
    case "execution.launched": {
      const { name, retryStrategy } = data.snapshot;
      const launched = { name, strategy: retryStrategy.type, retries: totalAttempts(retryStrategy) - 1, clock: data.clock };
      Object.assign(executionOf(sightings, executionId, organizationId), { programId: data.programId, launched });
      return;
    }
    case "execution.changed": {
      const execution = executionOf(sightings, executionId, organizationId);
      execution.programId = data.programId;
      if (data.revision > (execution.change?.revision ?? 0)) execution.change = { status: data.status, revision: data.revision };
      return;
    }
    case "jobs.planned": {
      const execution = executionOf(sightings, executionId, organizationId);
      execution.programId = data.programId;
      execution.isPlanned ||= data.complete;
      for (const { jobId, phone, contactIds, region, attributes, lineType } of data.jobs) {
        jobOf(sightings, jobId, executionId, organizationId).planned ??= { phone, contactIds, region, attributes, lineType };
      }
      return;
    }
    case "retry.planned":
      executionOf(sightings, executionId, organizationId);
      jobOf(sightings, data.jobId, executionId, organizationId);
      gatherAttempt(sightings, data.jobId, data.attempt, { executionId, organizationId });
      return;
    case "job.ended": {
      const { jobId, attempt, result, reason, attempts } = data;
      executionOf(sightings, executionId, organizationId);
      jobOf(sightings, jobId, executionId, organizationId).ended ??= { result, reason, attempts };
      if (attempt) gatherAttempt(sightings, jobId, attempt, { executionId, organizationId });
      return;
    }
    default:
      return type satisfies never;
  }
}

function executionOf({ executions }: Sightings, executionId: ExecutionId, organizationId: OrganizationId): ExecutionSighting {
  const known = executions.get(executionId) ?? { executionId, organizationId, programId: null, launched: null, isPlanned: false, change: null };
  executions.set(executionId, known);
  return known;
}

function jobOf({ jobs }: Sightings, jobId: JobId, executionId: ExecutionId, organizationId: OrganizationId): JobSighting {
  const known = jobs.get(jobId) ?? { jobId, executionId, organizationId, planned: null, ended: null };
  jobs.set(jobId, known);
  return known;
}

function gatherAttempt({ attempts }: Sightings, jobId: JobId, record: AttemptRecord, of: Sighting): void {
  const id = attemptId(jobId, record.attempt);
  if (!attempts.has(id)) attempts.set(id, { ...of, jobId, record, local: localTime(record.startedAt, record.utcOffsetMinutes) });
}
