import { attemptId, type AttemptId, type ExecutionId, type JobId } from "@redial/kernel";
import { takeIn, tellChanges, type Database, type EventBatch, type Tx } from "@redial/platform";
import { countChanges, jobsToRecall } from "./gather-news";
import type { HeardEvent } from "./heard-events";
import { segmentsOfJob } from "./segments";
import { gatherSightings, type Sightings } from "./sightings";
import { splitBatch } from "./split-batch";
import { addIncrements } from "./store/add-increments";
import { readMadeAttempts } from "./store/read-made-attempts";
import { segmentBook, type KnownSegment, type SegmentBook } from "./store/segment-book";
import { writeAttempts } from "./store/write-attempts";
import { writeJobs } from "./store/write-jobs";

/**
 * Step 5 of an attempt's life: what was planned, dialled and decided becomes a line of a call report and a count in the rates.
 * Each part of a batch is one transaction, its marks included: a part that was taken in is passed over when the batch comes again.
 */
export function recordEvents(database: Database): (batch: EventBatch<HeardEvent>) => Promise<void> {
  const book = segmentBook(database);
  return async (batch) => {
    for (const part of splitBatch(batch)) {
      const segments = await findSegments(book, gatherSightings(part.events.map(({ event }) => event)));
      await database.transact(async (tx) => record(tx, await takeIn(tx, part), segments));
    }
  };
}

/** The segments that a batch names: of the contacts of the jobs that it plans, and of the numbers that its attempts showed. */
interface NamedSegments {
  ofJobs: ReadonlyMap<JobId, readonly string[]>;
  callers: ReadonlyMap<AttemptId, string>;
  known: ReadonlyMap<string, KnownSegment>;
}

async function findSegments(book: SegmentBook, { jobs, attempts }: Sightings): Promise<NamedSegments> {
  const wanted = new Map<ExecutionId, { pairs: [string, string][]; take: ((segments: readonly KnownSegment[]) => void)[] }>();
  const ofJobs = new Map<JobId, string[]>();
  const callers = new Map<AttemptId, string>();
  const known = new Map<string, KnownSegment>();
  const want = (executionId: ExecutionId, pairs: readonly [string, string][], take: (ids: string[]) => void) => {
    const of = wanted.get(executionId) ?? { pairs: [], take: [] };
    wanted.set(executionId, of);
    const from = of.pairs.length;
    of.pairs.push(...pairs);
    of.take.push((segments) => take(segments.slice(from, from + pairs.length).map(({ id }) => id)));
  };
  for (const [jobId, { executionId, planned }] of jobs) if (planned) want(executionId, segmentsOfJob(planned), (ids) => ofJobs.set(jobId, [...new Set(ids)]));
  for (const { jobId, executionId, record: { attempt, callerId } } of attempts.values()) {
    if (callerId) want(executionId, [["caller_id", callerId]], ([id]) => id && callers.set(attemptId(jobId, attempt), id));
  }
  for (const [executionId, { pairs, take }] of wanted) {
    const segments = await book.segmentsOf(executionId, pairs);
    for (const segment of segments) known.set(segment.id, segment);
    for (const one of take) one(segments);
  }
  return { ofJobs, callers, known };
}

/** Tables are written in one order by every transaction, and what everyone counts into comes last: the less time others wait for it. */
async function record(tx: Tx, events: readonly HeardEvent[], { ofJobs, callers, known }: NamedSegments): Promise<void> {
  const sightings = gatherSightings(events);
  const jobs = await writeJobs(tx, [...sightings.jobs.values()], ofJobs);
  const newAttempts = await writeAttempts(tx, [...sightings.attempts.values()]);
  const recalled = await readMadeAttempts(tx, jobsToRecall(sightings, { jobs, newAttempts, callers }));
  await addIncrements(tx, [...sightings.executions.values()], countChanges(sightings, { jobs, newAttempts, recalled, callers }), known);
  await tellChanges(tx, attemptsByExecution(sightings, newAttempts));
}

/** The new attempts of every execution that was heard of, in the order in which they were said. */
function attemptsByExecution({ executions, attempts }: Sightings, newAttempts: ReadonlySet<AttemptId>): Map<ExecutionId, AttemptId[]> {
  const byExecution = new Map<ExecutionId, AttemptId[]>([...executions.keys()].map((id) => [id, []]));
  for (const [id, { executionId }] of attempts) if (newAttempts.has(id)) byExecution.get(executionId)?.push(id);
  return byExecution;
}
