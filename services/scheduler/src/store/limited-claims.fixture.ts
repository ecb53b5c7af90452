import { SECOND_MS } from "@redial/kernel";
import type { Database } from "@redial/platform";

/** A job as it stands before or after a look, with what its execution allows. */
export interface Standing {
  id: string;
  executionId: string;
  isVirtual: boolean;
  isRunning: boolean;
  most: number;
  callsPerSecond: number | null;
  phone: string;
  state: number;
  attempt: number;
  dueAt: number;
  runsOutAt: number;
  position: number;
  /** All of it that a look may change. */
  row: string;
}

const PENDING = 0;
const IN_PROGRESS = 1;
const ENDED = 2;

const readStandings = {
  name: "read-standings",
  text: `select j.id, j.execution_id as "executionId", e.clock = 'fast_forward' as "isVirtual", e.status = 'running' as "isRunning", e.max_concurrent_calls as most,
      (e.snapshot->>'callsPerSecond')::float8 as "callsPerSecond", j.phone, j.state::int, j.attempt::int, (extract(epoch from j.due_at) * 1000)::float8 as "dueAt",
      (extract(epoch from j.runs_out_at) * 1000)::float8 as "runsOutAt", j.position, concat_ws(' ', j.state, j.attempt, j.due_at, j.because) as row
    from job j join execution e on e.id = j.execution_id`,
};

/** Where every job stands. */
export function standings(database: Database): Promise<Standing[]> {
  return database.rows<Standing>(readStandings);
}

/** The order of the README, in the plainest way: those whose time runs out first; of equals, by the wall clock, retries; then those that are due for longest. */
function isBefore(a: Standing, b: Standing): boolean {
  const retries = (job: Standing) => (!job.isVirtual && job.attempt > 0 ? 0 : 1);
  const keys = (job: Standing) => [job.isVirtual ? Infinity : job.runsOutAt, retries(job), job.dueAt, job.position];
  const [one, other] = [keys(a), keys(b)];
  const index = one.findIndex((key, each) => key !== other[each]);
  return (one[index] ?? 0) < (other[index] ?? 0);
}

/**
 * What is wrong with whom a look at `now` took, in words, by the model: of each running execution as many of those that are due as it has calls free, in
 * the order in which they are served; with a pace no more than that, and one at least when none has begun for as long as one call takes of it. Who was
 * taken is called, waits for later, or is over; nobody else changed. `lastBegunAt` tells when an execution last began a call.
 */
export function wrongClaims(before: readonly Standing[], after: readonly Standing[], { now, lastBegunAt }: { now: number; lastBegunAt: ReadonlyMap<string, number> }): string[] {
  const then = new Map(after.map((job) => [job.id, job]));
  const wrongs: string[] = [];
  for (const executionId of new Set(before.map((job) => job.executionId))) {
    const jobs = before.filter((job) => job.executionId === executionId);
    const [{ isVirtual, isRunning, most, callsPerSecond } = { isVirtual: false, isRunning: false, most: 0, callsPerSecond: null }] = jobs;
    const add = (what: string) => wrongs.push(`${what}: execution ${executionId} at ${new Date(now).toISOString()}`);
    const isTaken = (job: Standing) => then.get(job.id)?.row !== job.row;
    const taken = jobs.filter(isTaken);
    const up = jobs.filter(({ state }) => state === IN_PROGRESS).length;
    const waiting = jobs.filter(({ state, dueAt }) => state === PENDING && (isVirtual || dueAt <= now));
    const due = isRunning && (!isVirtual || up === 0) ? waiting : [];
    if (taken.some((job) => !due.includes(job))) add("one was taken that was not due");
    if (due.some((job) => !isTaken(job) && taken.some((other) => isBefore(job, other)))) add("one was passed over");
    const free = Math.min(most - up, due.length);
    if (callsPerSecond === null && !isVirtual && taken.length !== free) add(`${taken.length} were taken, not ${free}`);
    if (taken.length > free) add(`${taken.length} were taken of ${free}`);
    const isPaceFree = callsPerSecond !== null && now - (lastBegunAt.get(executionId) ?? -Infinity) >= SECOND_MS / callsPerSecond;
    if ((isVirtual || isPaceFree) && free > 0 && taken.length === 0) add("none was taken");
    for (const job of taken) {
      const next = then.get(job.id);
      const isRight = (next?.state === IN_PROGRESS && next.attempt === job.attempt + 1) || next?.state === ENDED || (next?.state === PENDING && next.attempt === job.attempt && (isVirtual || next.dueAt > now));
      if (!isRight) add("one that was taken is neither called nor put off nor over");
    }
  }
  return wrongs;
}
