import type { Fact } from "@redial/contracts";
import type { Clock, Decision, Instant } from "@redial/kernel";
import type { Reason } from "../domain/reason";
import type { ExecutionPolicies, ExecutionPolicy } from "./execution-policies";
import { beginning } from "./first-standing";
import { jobEnded } from "./job-facts";
import { addReasons } from "./kept-reasons";
import type { JobState, SchedulerStore } from "./ports";

const BATCH = 500;

/**
 * Ends the jobs that still wait in executions that are over: skipped when the execution was cancelled; when it reached `stopAt`, failed if they
 * were called before and skipped if not. Held jobs end as `zone_unknown` then, for that is why nobody called; so they do on a virtual clock once
 * nothing else is left, which no one would wait for. A batch at a time, so that a million jobs hold up no one. Answers whether there may be more.
 */
export function endWaitingJobs(store: SchedulerStore, policies: ExecutionPolicies, clock: Clock): () => Promise<boolean> {
  return async () => {
    const now = clock.now();
    const executions = await store.withJobsToEnd();
    const known = await policies.of(executions.map(({ id }) => id));
    for (const { id, ends } of executions) {
      const policy = known.get(id);
      if (!policy) continue;
      if (ends === "zone_unknown") await store.decideHeld(id, null, BATCH, (jobs) => jobs.map((job) => endWaiting(policy, job, ends, beginning(policy.execution, now))));
      else await store.decideWaiting(id, BATCH, (job) => endWaiting(policy, job, ends, now));
    }
    return executions.length > 0;
  };
}

/** A waiting job ends with its execution. */
export function endWaiting(policy: ExecutionPolicy, job: JobState, ends: "cancelled" | "stopped" | "zone_unknown", at: Instant): Decision<JobState, Fact> {
  const reason = job.phase === "held" && ends !== "cancelled" ? "zone_unknown" : ends;
  const result = ends === "stopped" && job.attempt > 0 ? "failed" : "skipped";
  const because = addReasons(job.because, endingOf(policy, job, ends, at));
  const next: JobState = { ...job, phase: "ended", result, reason, because };
  return { next, events: [jobEnded(policy, next, null, at, null)] };
}

/** A held job that nothing else ended says already why. */
function endingOf({ execution: { stopAt } }: ExecutionPolicy, job: JobState, ends: "cancelled" | "stopped" | "zone_unknown", at: Instant): Reason[] {
  if (ends === "zone_unknown") return [];
  return ends === "stopped" && stopAt !== null ? [{ rule: "stop_at", stopAt, at: job.dueAt }] : [{ rule: "cancelled", at }];
}
