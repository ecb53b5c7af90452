import { seal, type AttemptRecord, type Fact } from "@redial/contracts";
import { HOUR_MS, toIso } from "@redial/kernel";
import type { EventBatch } from "@redial/platform";
import { countingIds } from "@redial/testing";
import type { HeardEvent, HeardType } from "./counting/heard-events";

const BEGIN = Date.parse("2025-01-13T00:00:00Z");
const HOURS_A_WEEK = 168;

/**
 * Four batches that touch the same rows: `first` makes jobs known by their first attempts; `planned` tells of all of them, the last one first;
 * `ended` are two halves that end them and count into the same cells, one in the order of the week and one against it.
 */
export function sameJobs(series: number, count: number): { first: EventBatch<HeardEvent>; planned: EventBatch<HeardEvent>; ended: EventBatch<HeardEvent>[] } {
  const ids = countingIds(series);
  const [executionId, programId, organization] = [ids.next(), ids.next(), ids.next()];
  const about = { time: toIso(BEGIN), organization, causation: null };
  const jobIds = Array.from({ length: count }, () => ids.next());
  const batch = (partition: number, facts: readonly Fact<HeardType>[]): EventBatch<HeardEvent> => {
    const events = facts.map((fact, index) => ({ sequence: series * 10 * count + index + 1, event: seal(ids.next(), fact) as HeardEvent }));
    return { input: { topic: "scheduler.events", partition, lastSequence: events.at(-1)?.sequence ?? 0 }, events };
  };
  const end = (jobId: string, index: number): Fact<HeardType> => {
    const attempt = attemptAt(2, Math.floor(index / 2) % HOURS_A_WEEK);
    return { type: "job.ended", ...about, data: { executionId, jobId, attempt, result: "failed", reason: "retries_exhausted", attempts: 2 } };
  };
  const retry = (jobId: string): Fact<HeardType> => {
    return { type: "retry.planned", ...about, data: { executionId, jobId, attempt: attemptAt(1, 0), dueAt: about.time, because: [] } };
  };
  const ends = jobIds.map(end);
  const jobs = [...jobIds].reverse().map((jobId) => ({ jobId, contactIds: [ids.next()], phone: "+15551000000", region: null, timeZone: null }));
  return {
    first: batch(0, jobIds.map(retry)),
    planned: batch(1, [{ type: "jobs.planned", ...about, data: { executionId, programId, complete: true, jobs } }]),
    ended: [batch(2, ends.filter((_, index) => index % 2 === 0)), batch(3, ends.filter((_, index) => index % 2 === 1).reverse())],
  };
}

function attemptAt(attempt: number, hourOfWeek: number): AttemptRecord {
  const startedAt = BEGIN + hourOfWeek * HOUR_MS;
  const times = { startedAt: toIso(startedAt), endedAt: toIso(startedAt + 20_000), ringMs: 20_000, talkMs: 0 };
  return { attempt, outcome: "no_answer", carrierCode: "sip:480", detail: null, ...times, utcOffsetMinutes: 0 };
}
