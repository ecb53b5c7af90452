import { attemptId, type AttemptId, type ExecutionId, type JobId } from "@redial/kernel";
import { shareTransaction, takeIn, tellChanges, type Database, type EventBatch, type Tx } from "@redial/platform";
import { countChanges, jobsToRecall, type Recorded } from "./counting/count-changes";
import type { HeardEvent } from "./counting/heard-events";
import { segmentsOfJob } from "./counting/segments";
import { gatherSightings, type Sightings } from "./counting/sightings";
import { splitBatch } from "./counting/split-batch";
import { addIncrements } from "./store/add-increments";
import { addToExecutions } from "./store/add-to-executions";
import { readMadeAttempts } from "./store/read-made-attempts";
import { segmentBook, type KnownSegment, type SegmentBook } from "./store/segment-book";
import { writeAttempts } from "./store/write-attempts";
import { writeJobs } from "./store/write-jobs";

/** How large recording's transactions are, and how many there are at a time. */
export interface RecordingOptions {
  /** 2 unless told: one is worked out here while the other one is worked on there. */
  sideBySide?: number;
  /** The most rows of a part, unless a single event brings more; what is right while reports are asked for, unless told. */
  mostRows?: number;
  /** Is told what each transaction recorded, after its commit, and counts it; unless told, the transaction itself does, and tells of it. */
  count?(sightings: Sightings, recorded: Recorded): Promise<void>;
}

/**
 * Step 5 of an attempt's life: what was planned, dialled and decided becomes a line of a call report and a count in the rates.
 * Each part of a batch belongs to one transaction, its marks included: a part that was taken in is passed over when the batch comes again. Parts of different
 * partitions that wait for their turn go into one transaction, for they count into the same rows.
 */
export function recordEvents(database: Database, { sideBySide = 2, mostRows, count }: RecordingOptions = {}): (batch: EventBatch<HeardEvent>) => Promise<void> {
  const book = segmentBook(database);
  const recordPart = shareTransaction<EventBatch<HeardEvent>>({ atOnce: sideBySide }, async (parts) => {
    const events = parts.flatMap((part) => part.events.map(({ event }) => event));
    const all = gatherSightings(events);
    const segments = await findSegments(book, all);
    const [fresh, recorded] = await database.transact(async (tx) => {
      const untaken = await takeInAll(tx, parts);
      const sightings = untaken.length === events.length ? all : gatherSightings(untaken);
      const recorded = await record(tx, sightings, segments);
      if (count) await addToExecutions(tx, [...sightings.executions.values()], new Map());
      else await countAndTell(tx, sightings, recorded, segments);
      return [sightings, recorded] as const;
    });
    await count?.(fresh, recorded);
  });
  return async (batch) => {
    for (const part of splitBatch(batch, mostRows)) await recordPart(part);
  };
}

/** The events of several parts that were not taken in yet. Marks are taken in one order, so that nobody waits for another in a circle. */
async function takeInAll(tx: Tx, parts: readonly EventBatch<HeardEvent>[]): Promise<HeardEvent[]> {
  const place = ({ input }: EventBatch<HeardEvent>) => `${input.topic} ${input.partition}`;
  const fresh: HeardEvent[] = [];
  for (const part of [...parts].sort((one, other) => (place(one) < place(other) ? -1 : 1))) fresh.push(...(await takeIn(tx, part)));
  return fresh;
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
async function record(tx: Tx, sightings: Sightings, { ofJobs, callers }: NamedSegments): Promise<Recorded> {
  const jobs = await writeJobs(tx, [...sightings.jobs.values()], ofJobs);
  const newAttempts = await writeAttempts(tx, [...sightings.attempts.values()]);
  const recalled = await readMadeAttempts(tx, jobsToRecall(sightings, { jobs, newAttempts, callers }));
  return { jobs, newAttempts, recalled, callers };
}

async function countAndTell(tx: Tx, sightings: Sightings, recorded: Recorded, { known }: NamedSegments): Promise<void> {
  await addIncrements(tx, [...sightings.executions.values()], countChanges(sightings, recorded), known);
  await tellChanges(tx, attemptsByExecution(sightings, recorded.newAttempts));
}

/** The new attempts of every execution that was heard of, in the order in which they were said. */
function attemptsByExecution({ executions, attempts }: Sightings, newAttempts: ReadonlySet<AttemptId>): Map<ExecutionId, AttemptId[]> {
  const byExecution = new Map<ExecutionId, AttemptId[]>([...executions.keys()].map((id) => [id, []]));
  for (const [id, { executionId }] of attempts) if (newAttempts.has(id)) byExecution.get(executionId)?.push(id);
  return byExecution;
}
