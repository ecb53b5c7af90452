import type { Fact } from "@redial/contracts";
import type { Clock, Decision } from "@redial/kernel";
import type { Reason } from "../domain/reason";
import type { ExecutionPolicies } from "./execution-policies";
import { jobEnded } from "./job-facts";
import { addReasons } from "./kept-reasons";
import type { JobState, SchedulerStore } from "./ports";

const BATCH = 500;

/**
 * Ends the jobs that still wait in executions that are over: skipped when the execution was cancelled; when it reached `stopAt`, failed if they
 * were called before and skipped if not. A batch at a time, so that a million jobs hold up no one. Answers whether there may be more.
 */
export function endWaitingJobs(store: SchedulerStore, policies: ExecutionPolicies, clock: Clock): () => Promise<boolean> {
  return async () => {
    const now = clock.now();
    const executions = await store.withJobsToEnd();
    const known = await policies.of(executions.map(({ id }) => id));
    for (const { id, status } of executions) {
      const policy = known.get(id);
      if (!policy) continue;
      await store.decideWaiting(id, BATCH, (job): Decision<JobState, Fact> => {
        const { stopAt } = policy.execution;
        const ending: Reason = status === "stopped" && stopAt !== null ? { rule: "stop_at", stopAt, at: job.dueAt } : { rule: "cancelled", at: now };
        const result = status === "stopped" && job.attempt > 0 ? "failed" : "skipped";
        const next: JobState = { ...job, phase: "ended", result, reason: status, because: addReasons(job.because, [ending]) };
        return { next, events: [jobEnded(policy, next, null, now, null)] };
      });
    }
    return executions.length > 0;
  };
}
