import { seal, topicOf, type AttemptRecord, type Fact, type JobsPlanned } from "@redial/contracts";
import { DAY_MS, HOUR_MS, toIso, type JobResult, type Outcome } from "@redial/kernel";
import { partitionOf, type DeliveredBatch, type OutgoingMessage } from "@redial/platform";
import type { HeardType } from "../counting/heard-events";

const BEGIN = Date.parse("2025-01-20T14:00:00Z");
const CALLING_HOURS = 9;
const CHUNK = 1_000;
const BATCH = 500;
/** How often an attempt of each number is answered, in percent, and what else becomes of it. */
const ANSWERED = [30, 22, 15];
const OTHERWISE: readonly Outcome[] = ["no_answer", "no_answer", "busy", "voicemail", "network_error", "rejected"];
const OFFSETS = [-300, -360, -420, -480];

/** How many profiles contacts have: a profile says what all of a contact's segments are. */
export const PROFILES = 60;
/** The most attempts of a job. */
export const DIALS = ANSWERED.length;

/** What is known of a contact, by its number in the audience. */
export function contactAt(index: number): Pick<JobsPlanned["jobs"][number], "phone" | "region" | "attributes" | "lineType"> {
  const profile = index % PROFILES;
  return {
    phone: `+1${200 + profile}${String(5_000_000 + (Math.floor(index / PROFILES) % 1_000_000)).slice(0, 7)}`,
    region: `US-${String(profile % 20).padStart(2, "0")}`,
    lineType: profile % 3 === 0 ? "fixed_line" : "mobile",
    attributes: { plan: ["gold", "silver", "free"][profile % 3] ?? "", tier: String(profile % 5), source: `s${profile % 12}` },
  };
}

/** What the scheduler says of executions that run side by side, in the order of time: first their jobs, then day after day an attempt of each job that is not over. */
export function toldStream(executions: number, jobsEach: number, nextId: () => string): { planned: OutgoingMessage[]; called: OutgoingMessage[] } {
  let sequence = 0;
  const organization = nextId();
  const say = (fact: Fact<HeardType>): OutgoingMessage => {
    const event = seal(nextId(), fact);
    return { topic: topicOf(event.type), key: event.key, type: event.type, sequence: ++sequence, body: JSON.stringify(event) };
  };
  const about = { time: toIso(BEGIN), organization, causation: null };
  const runs = Array.from({ length: executions }, () => ({ executionId: nextId(), programId: nextId(), jobIds: Array.from({ length: jobsEach }, nextId) }));
  const planned = runs.flatMap(({ executionId, programId, jobIds }) =>
    Array.from({ length: Math.ceil(jobsEach / CHUNK) }, (_, chunk) => {
      const jobs = jobIds.slice(chunk * CHUNK, (chunk + 1) * CHUNK).map((jobId, index) => ({ jobId, contactIds: [nextId()], timeZone: null, ...contactAt(chunk * CHUNK + index) }));
      return say({ type: "jobs.planned", ...about, data: { executionId, programId, complete: (chunk + 1) * CHUNK >= jobsEach, jobs } });
    }),
  );
  const called: OutgoingMessage[] = [];
  const open = runs.map(({ jobIds }) => jobIds.map(() => true));
  for (let dial = 1; dial <= DIALS; dial++) {
    for (let index = 0; index < jobsEach; index++) {
      runs.forEach(({ executionId, jobIds }, run) => {
        const jobId = jobIds[index] ?? "";
        if (!open[run]?.[index]) return;
        const attempt = attemptAt(dial, index, jobsEach, chance(index * DIALS + dial, run));
        const isOver = attempt.outcome === "completed" || dial === DIALS;
        if (isOver && open[run]) open[run][index] = false;
        const result: JobResult = attempt.outcome === "completed" ? "completed" : "failed";
        const at = { ...about, time: attempt.endedAt };
        called.push(
          isOver
            ? say({ type: "job.ended", ...at, data: { executionId, jobId, attempt, result, reason: "retries_exhausted", attempts: dial } })
            : say({ type: "retry.planned", ...at, data: { executionId, jobId, attempt, dueAt: toIso(Date.parse(attempt.startedAt) + DAY_MS), because: [{ rule: "fixed_delay", delayMinutes: 1_440, fromAt: Date.parse(attempt.endedAt), at: Date.parse(attempt.endedAt) + DAY_MS }] } }),
        );
      });
    }
  }
  return { planned, called };
}

function attemptAt(dial: number, index: number, jobs: number, draw: number): AttemptRecord {
  const startedAt = BEGIN + (dial - 1) * DAY_MS + Math.floor((index / jobs) * CALLING_HOURS * HOUR_MS);
  const outcome = draw % 100 < (ANSWERED[dial - 1] ?? 0) ? "completed" : (OTHERWISE[draw % OTHERWISE.length] ?? "busy");
  const [ringMs, talkMs] = [5_000 + (draw % 20_000), outcome === "completed" ? 30_000 + (draw % 60_000) : 0];
  const times = { startedAt: toIso(startedAt), endedAt: toIso(startedAt + ringMs + talkMs), ringMs, talkMs };
  return { attempt: dial, outcome, carrierCode: outcome === "completed" ? "sip:200" : "sip:480", detail: null, ...times, utcOffsetMinutes: OFFSETS[index % OFFSETS.length] ?? 0, callerId: `+1202555010${(dial - 1) % 2}` };
}

/** A number that looks drawn by lot and is the same every time. */
function chance(seed: number, run: number): number {
  let hash = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ run;
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** Messages as a bus with so many partitions delivers them: batches of each partition in order. */
export function batchesByPartition(messages: readonly OutgoingMessage[], partitions: number): DeliveredBatch[][] {
  const held = Array.from({ length: partitions }, (): OutgoingMessage[] => []);
  for (const message of messages) held[partitionOf(message.key, partitions)]?.push(message);
  return held.map((ofPartition, partition) =>
    Array.from({ length: Math.ceil(ofPartition.length / BATCH) }, (_, at) => {
      const part = ofPartition.slice(at * BATCH, (at + 1) * BATCH);
      return { topic: part[0]?.topic ?? "", partition, messages: part.map(({ key, type, sequence, body }) => ({ key, type, sequence, read: () => JSON.parse(body) as unknown })) };
    }),
  );
}
