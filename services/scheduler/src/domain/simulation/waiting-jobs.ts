import type { Instant } from "@redial/kernel";
import { jobQueue, type JobQueue } from "./job-queue";

/**
 * Waiting jobs in the order in which executions by the wall clock serve those that are due: first those whose time runs out first, of these retries
 * before first attempts, and then by their due times.
 */
export interface WaitingJobs {
  size(): number;
  /** Adds a job that was not called yet and does not wait. `runsOutAt` is when its time runs out; Infinity: never. */
  add(job: number, dueAt: Instant, runsOutAt: Instant): void;
  /** Picks the job that is served next when a call may begin from `freeAt` on; -1 when none waits. The other methods are about the one that was picked last. */
  pick(freeAt: Instant): number;
  /** When the picked job is due. */
  dueAt(): Instant;
  /** When the time of the picked job runs out. */
  runsOutAt(): Instant;
  /** Lets the picked job wait until later, as what it is. */
  postpone(dueAt: Instant, runsOutAt: Instant): void;
  /** Lets the picked job wait for its next retry. */
  retry(dueAt: Instant, runsOutAt: Instant): void;
  /** Takes the picked job away. */
  remove(): void;
}

/** Jobs that only their due times tell apart. There are as many lines as ends of time: with `stopAt` one for each clock, with parts of days one for each of these. */
interface Line {
  readonly runsOutAt: Instant;
  readonly isRetry: boolean;
  readonly queue: JobQueue;
}

/** Room for jobs numbered from 0 to `jobs` - 1, none waiting at first. */
export function waitingJobs(jobs: number): WaitingJobs {
  const due = new Float64Array(jobs);
  /** In the order in which they are served; none is empty. */
  const lines: Line[] = [];
  let size = 0;
  let picked: Line | undefined;

  function pickedLine(): Line {
    if (!picked) throw new Error("no job was picked");
    return picked;
  }

  function lineOf(runsOutAt: Instant, isRetry: boolean): Line {
    const index = lines.findIndex((line) => line.runsOutAt > runsOutAt || (line.runsOutAt === runsOutAt && (line.isRetry === isRetry || isRetry)));
    const found = lines[index];
    if (found?.runsOutAt === runsOutAt && found.isRetry === isRetry) return found;
    const line = { runsOutAt, isRetry, queue: jobQueue(jobs, due) };
    lines.splice(index < 0 ? lines.length : index, 0, line);
    return line;
  }

  function moveTo(dueAt: Instant, runsOutAt: Instant, isRetry: boolean): void {
    const from = pickedLine();
    if (from.runsOutAt === runsOutAt && from.isRetry === isRetry) return from.queue.postponeFirst(dueAt);
    const job = from.queue.first();
    takeFirst(from);
    lineOf(runsOutAt, isRetry).queue.add(job, dueAt);
  }

  function takeFirst(line: Line): void {
    line.queue.removeFirst();
    if (line.queue.size() === 0) lines.splice(lines.indexOf(line), 1);
  }

  return {
    size: () => size,
    add(job, dueAt, runsOutAt) {
      size += 1;
      lineOf(runsOutAt, false).queue.add(job, dueAt);
    },
    pick(freeAt) {
      let earliestAt = Infinity;
      for (const { queue } of lines) earliestAt = Math.min(earliestAt, queue.firstDueAt());
      const servedAt = Math.max(freeAt, earliestAt);
      picked = lines.find(({ queue }) => queue.firstDueAt() <= servedAt);
      return picked ? picked.queue.first() : -1;
    },
    dueAt: () => pickedLine().queue.firstDueAt(),
    runsOutAt: () => pickedLine().runsOutAt,
    postpone: (dueAt, runsOutAt) => moveTo(dueAt, runsOutAt, pickedLine().isRetry),
    retry: (dueAt, runsOutAt) => moveTo(dueAt, runsOutAt, true),
    remove() {
      size -= 1;
      takeFirst(pickedLine());
    },
  };
}
