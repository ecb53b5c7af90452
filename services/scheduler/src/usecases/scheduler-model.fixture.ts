import { MINUTE_MS, SECOND_MS, type ExecutionStatus, type JobResult, type Outcome } from "@redial/kernel";
import type { JobPhase } from "./ports";

/** A job as the model sees it. */
export interface ModelJob {
  execution: ModelExecution;
  phase: JobPhase;
  attempt: number;
  dueAt: number;
  result: JobResult | null;
}

/** An execution as the model sees it. */
export interface ModelExecution {
  status: ExecutionStatus;
  startAt: number;
  stopAt: number | null;
  most: number;
}

/** The strategy of every execution of the model: short, for what is tested is the states. */
export const MODEL_STRATEGY = { type: "fixed_delay", delayMinutes: 10, maxRetries: 2 } as const;
const CARRIER_REST_MS = 5 * SECOND_MS;

/** The states of executions and jobs, by the words of the spec and in the plainest way: every job in a list. */
export class SchedulerModel {
  readonly executions: ModelExecution[] = [];
  readonly jobs: ModelJob[] = [];

  launch(execution: ModelExecution, jobs: number, now: number): void {
    this.executions.push(execution);
    for (let job = 0; job < jobs; job++) this.jobs.push({ execution, phase: "pending", attempt: 0, dueAt: Math.max(now, execution.startAt), result: null });
  }

  of(execution: ModelExecution, phase: JobPhase): ModelJob[] {
    return this.jobs.filter((job) => job.execution === execution && job.phase === phase);
  }

  /** Only the attempt in progress can be answered. */
  ended(job: ModelJob, attempt: number, outcome: Outcome, endedAt: number): void {
    if (job.phase !== "in_progress" || job.attempt !== attempt) return;
    const retryAt = endedAt + MODEL_STRATEGY.delayMinutes * MINUTE_MS;
    const { stopAt } = job.execution;
    if (outcome === "completed") this.end(job, "completed");
    else if (outcome === "voicemail") this.end(job, "message_left");
    else if (outcome === "invalid_number" || attempt > MODEL_STRATEGY.maxRetries || (stopAt !== null && retryAt >= stopAt)) this.end(job, "failed");
    else Object.assign(job, { phase: "pending", dueAt: retryAt });
  }

  refused(job: ModelJob, attempt: number, isCarrierFull: boolean, now: number): void {
    if (job.phase !== "in_progress" || job.attempt !== attempt) return;
    Object.assign(job, { phase: "pending", attempt: attempt - 1, dueAt: isCarrierFull ? Math.max(job.dueAt, now + CARRIER_REST_MS) : job.dueAt });
  }

  /** The jobs that may be claimed, and how many of them are. */
  claimable(execution: ModelExecution, now: number): { jobs: ModelJob[]; count: number } {
    const jobs = execution.status === "running" ? this.of(execution, "pending").filter((job) => job.dueAt <= now) : [];
    return { jobs, count: Math.min(jobs.length, execution.most - this.of(execution, "in_progress").length) };
  }

  claimed(job: ModelJob, now: number): void {
    const { stopAt } = job.execution;
    if (stopAt !== null && now >= stopAt) this.end(job, job.attempt > 0 ? "failed" : "skipped");
    else Object.assign(job, { phase: "in_progress", attempt: job.attempt + 1 });
  }

  /** One step of each execution: a start, a stop, or the end. */
  advance(now: number): void {
    for (const execution of this.executions) {
      const isLive = execution.status === "running" || execution.status === "paused";
      if (execution.status === "scheduled") execution.status = execution.startAt <= now ? "running" : "scheduled";
      else if (isLive && execution.stopAt !== null && execution.stopAt <= now) execution.status = "stopped";
      else if (isLive && this.jobs.every((job) => job.execution !== execution || job.phase === "ended")) execution.status = "completed";
    }
  }

  endWaiting(): void {
    for (const job of this.jobs) {
      const { status } = job.execution;
      if (job.phase === "pending" && (status === "cancelled" || status === "stopped")) this.end(job, status === "stopped" && job.attempt > 0 ? "failed" : "skipped");
    }
  }

  /** The code with which a command is refused, null when it is not. */
  command(execution: ModelExecution, command: "pause" | "resume" | "cancel"): string | null {
    const { status } = execution;
    if (command === "cancel" && status === "cancelled") return null;
    if (status === "completed" || status === "stopped" || status === "cancelled") return "EXECUTION_ALREADY_ENDED";
    if (command === "pause" && status === "scheduled") return "EXECUTION_NOT_STARTED";
    if (command === "resume" && status !== "paused") return "EXECUTION_NOT_PAUSED";
    execution.status = ({ pause: "paused", resume: "running", cancel: "cancelled" } as const)[command];
    return null;
  }

  private end(job: ModelJob, result: JobResult): void {
    Object.assign(job, { phase: "ended", result });
  }
}
