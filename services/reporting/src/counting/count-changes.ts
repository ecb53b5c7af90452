import { attemptId, instantOf, type AttemptId, type JobId } from "@redial/kernel";
import { countedAttempt, countJob, countAttempt, executionCounts, hourKeyOf, noIncrements, segmentCounts, type CountedAttempt, type CountedEnd, type Increments } from "./count-job";
import type { AttemptSighting, JobSighting, Sightings } from "./sightings";

/** What the database told of a batch: which of its attempts it did not know, how its jobs stood, and attempts that were recorded before. */
export interface Recorded {
  newAttempts: ReadonlySet<AttemptId>;
  jobs: ReadonlyMap<JobId, { isNew: boolean; isNewlyPlanned: boolean; isNewlyEnded: boolean; endedBefore: { result: CountedEnd["result"]; attempts: number } | null; segments: readonly string[] | null }>;
  /** All recorded attempts of the jobs that `jobsToRecall` named. */
  recalled: ReadonlyMap<AttemptId, RecalledAttempt>;
  /** The segment of each attempt's caller id; an attempt that told none has no entry. */
  callers: ReadonlyMap<AttemptId, string>;
}

/** An attempt as it is recorded. */
export type RecalledAttempt = Pick<AttemptSighting, "jobId" | "local"> & { record: Omit<AttemptSighting["record"], "utcOffsetMinutes"> };

/** The jobs whose earlier attempts must be known to count a batch: completed by a retry, given up without an attempt in hand, or called before it was known whom they call. */
export function jobsToRecall({ jobs, attempts }: Sightings, { newAttempts, jobs: written }: Omit<Recorded, "recalled">): JobId[] {
  const recall = new Set<JobId>();
  for (const [id, { jobId, record }] of attempts) {
    if (newAttempts.has(id) && record.outcome === "completed" && !attempts.has(attemptId(jobId, 1))) recall.add(jobId);
  }
  for (const [jobId, { ended }] of jobs) {
    const job = written.get(jobId);
    if (job?.isNewlyEnded && ended?.result === "failed" && ended.attempts > 0 && !attempts.has(attemptId(jobId, ended.attempts))) recall.add(jobId);
    if (job?.isNewlyPlanned && !job.isNew) recall.add(jobId);
  }
  return [...recall];
}

/**
 * Counts what a batch changed and nothing else, so that an event heard again, even after the marks were lost, adds nothing. A job counts for the segments of its
 * contacts from when it is known whom it calls: what was recorded of it before is counted for them then. Adds to `increments`, where they are given.
 */
export function countChanges(sightings: Sightings, recorded: Recorded, increments: Increments = noIncrements()): Increments {
  const attemptsOf = newAttemptsByJob(sightings, recorded.newAttempts);
  for (const [jobId, job] of sightings.jobs) countOne(increments, job, attemptsOf.get(jobId) ?? [], sightings, recorded);
  return increments;
}

function countOne(increments: Increments, job: JobSighting, made: readonly AttemptSighting[], sightings: Sightings, recorded: Recorded): void {
  const { jobId, executionId, ended } = job;
  const written = recorded.jobs.get(jobId);
  if (!written) throw new Error(`job ${jobId} was not written`);
  const find = (attempt: number) => sightings.attempts.get(attemptId(jobId, attempt)) ?? recorded.recalled.get(attemptId(jobId, attempt));
  const first = find(1);
  const firstAt = first ? instantOf(first.record.startedAt) : null;
  const attempts = made.map((one) => countedAttempt(one, recorded.callers.get(attemptId(jobId, one.record.attempt)) ?? null));
  const endOf = ({ result, attempts: count }: { result: CountedEnd["result"]; attempts: number }): CountedEnd => ({ result, attempts: count, last: lastOf(find(count)) });
  const end = written.isNewlyEnded && ended ? endOf(ended) : null;
  if (written.isNew || attempts.length > 0 || end) countJob(executionCounts(increments, executionId), { isNew: written.isNew, attempts, end, firstAt });
  for (const attempt of attempts) if (attempt.callerSegment !== null) countAttempt(segmentCounts(increments, attempt.callerSegment), attempt, firstAt);
  if (!written.segments) return;
  const earlier = written.isNewlyPlanned && !written.isNew ? earlierAttempts(jobId, recorded) : [];
  const news = { isNew: written.isNewlyPlanned, attempts: [...earlier, ...attempts], end: end ?? (written.isNewlyPlanned && written.endedBefore ? endOf(written.endedBefore) : null), firstAt };
  if (!news.isNew && news.attempts.length === 0 && !news.end) return;
  for (const segment of written.segments) countJob(segmentCounts(increments, segment), news);
}

function lastOf(last: RecalledAttempt | undefined): CountedEnd["last"] {
  return last ? { attempt: last.record.attempt, outcome: last.record.outcome, local: last.local, hourKey: hourKeyOf(last.record.attempt, last.local) } : null;
}

function earlierAttempts(jobId: JobId, { recalled, newAttempts }: Recorded): CountedAttempt[] {
  const earlier: CountedAttempt[] = [];
  for (const [id, one] of recalled) if (one.jobId === jobId && !newAttempts.has(id)) earlier.push(countedAttempt(one, null));
  return earlier;
}

function newAttemptsByJob({ attempts }: Sightings, newAttempts: ReadonlySet<AttemptId>): Map<JobId, AttemptSighting[]> {
  const byJob = new Map<JobId, AttemptSighting[]>();
  for (const [id, attempt] of attempts) {
    if (!newAttempts.has(id)) continue;
    const made = byJob.get(attempt.jobId) ?? [];
    made.push(attempt);
    byJob.set(attempt.jobId, made);
  }
  return byJob;
}
