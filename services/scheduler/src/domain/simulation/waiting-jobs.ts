import type { Instant } from "@redial/kernel";
import { jobQueue, type JobQueue } from "./job-queue";

/**
 * Waiting jobs in the order in which executions by the wall clock serve those whose time does not run out: retries that are due before first attempts that
 * are due, each by their due times.
 */
export interface WaitingJobs {
  size(): number;
  /** Adds a job that was not called yet and does not wait. */
  add(job: number, dueAt: Instant): void;
  /** Picks the job that is served next when a call may begin from `freeAt` on; -1 when none waits. The other methods are about the one that was picked last. */
  pick(freeAt: Instant): number;
  /** When the picked job is due. */
  dueAt(): Instant;
  /** Lets the picked job wait until later, as what it is. */
  postpone(dueAt: Instant): void;
  /** Lets the picked job wait for its next retry. */
  retry(dueAt: Instant): void;
  /** Takes the picked job away. */
  remove(): void;
}

/** Room for jobs numbered from 0 to `jobs` - 1, none waiting at first. */
export function waitingJobs(jobs: number): WaitingJobs {
  const firsts = jobQueue(jobs);
  const retries = jobQueue(jobs);
  const dueIn = (queue: JobQueue) => (queue.size() === 0 ? Infinity : queue.dueAt(queue.first()));
  let picked = firsts;
  return {
    size: () => firsts.size() + retries.size(),
    add: (job, dueAt) => firsts.add(job, dueAt),
    pick(freeAt) {
      const firstDueAt = dueIn(firsts);
      const retryDueAt = dueIn(retries);
      picked = retryDueAt <= Math.max(freeAt, firstDueAt) ? retries : firsts;
      return picked.first();
    },
    dueAt: () => dueIn(picked),
    postpone: (dueAt) => picked.postponeFirst(dueAt),
    retry(dueAt) {
      if (picked === retries) return retries.postponeFirst(dueAt);
      const job = firsts.first();
      firsts.removeFirst();
      retries.add(job, dueAt);
    },
    remove: () => picked.removeFirst(),
  };
}
