import { seal, topicOf, type AttemptRecord, type Envelope, type Fact, type JobsPlanned } from "@redial/contracts";
import { MINUTE_MS, OUTCOMES, toIso, type JobResult, type RetryStrategy } from "@redial/kernel";
import { partitionOf, type EventBatch } from "@redial/platform";
import { countingIds } from "@redial/testing";
import type { HeardEvent, HeardType } from "./counting/heard-events";
import type { SeededRandom } from "./seeded-random.fixture";

/** Zones without a change of offset in the weeks of the campaigns, one with quarters of an hour. */
export const ZONES = [
  { zone: "UTC", offset: 0 },
  { zone: "America/New_York", offset: -300 },
  { zone: "Asia/Kathmandu", offset: 345 },
] as const;
const BEGIN = Date.parse("2025-01-13T00:00:00Z");
const WEEKS_MS = 14 * 24 * 60 * MINUTE_MS;
const CHUNK = 7;

/** Organizations with executions that were called to the end, as the streams tell it. */
export interface Campaigns {
  executions: { id: string; programId: string; organizationId: string; name: string; strategy: RetryStrategy }[];
  /** In the order in which they were said. */
  events: HeardEvent[];
  /** The same as they lie in the partitions. */
  partitions: EventBatch<HeardEvent>[];
}

/** Three executions of two programs in two organizations, forty jobs each, with up to five attempts a job. */
export function randomCampaigns(random: SeededRandom): Campaigns {
  const ids = countingIds(random.below(2 ** 32));
  const [ours, theirs, program] = [ids.next(), ids.next(), ids.next()];
  const executions = [
    { id: ids.next(), programId: program, organizationId: ours, name: "A", strategy: { type: "fixed_delay", delayMinutes: 30, maxRetries: 2 } },
    { id: ids.next(), programId: program, organizationId: ours, name: "B", strategy: { type: "fixed_delay", delayMinutes: 60, maxRetries: 3 } },
    { id: ids.next(), programId: ids.next(), organizationId: theirs, name: "C", strategy: { type: "none" } },
  ] satisfies Campaigns["executions"];
  const chains = executions.flatMap((execution) => tellExecution(execution, random, ids.next));
  const events = interleave(chains, random).map((fact) => seal(ids.next(), fact)) as HeardEvent[];
  return { executions, events, partitions: partitionsOf(events) };
}

/** What was said under each key, in order: first of the execution, then of each of its jobs. */
function tellExecution(execution: Campaigns["executions"][number], random: SeededRandom, nextId: () => string): Fact<HeardType>[][] {
  const { id: executionId, programId, organizationId: organization, name, strategy: retryStrategy } = execution;
  const about = { time: toIso(BEGIN), organization, causation: null };
  const jobs = Array.from({ length: 40 }, (_, index) => {
    const contactIds = index % 10 === 0 ? [nextId(), nextId()] : [nextId()];
    return { jobId: nextId(), contactIds, phone: `+1555${1_000_000 + index}`, region: index % 3 ? "NY" : null, timeZone: null, ...contactFacts(index, random) };
  });
  const planned = Array.from({ length: Math.ceil(jobs.length / CHUNK) }, (_, chunk): Fact<HeardType> => {
    const data = { executionId, programId, complete: (chunk + 1) * CHUNK >= jobs.length, jobs: jobs.slice(chunk * CHUNK, (chunk + 1) * CHUNK) };
    return { type: "jobs.planned", ...about, data };
  });
  const changed = (["running", "paused", "running", "completed"] as const).map((status, index): Fact<HeardType> => {
    return { type: "execution.changed", ...about, data: { executionId, programId, status, reason: null, at: about.time, revision: index + 1 } };
  });
  const snapshot = {
    ...{ name, retryStrategy, pauseWindows: {}, timeZone: "UTC", timeZoneMode: "program" as const, callerIds: [], maxConcurrentCalls: 10, carrier: "simulated" },
    ...{ flow: { enableAMD: false, leaveMessage: false, ringSeconds: 30 }, answerProfile: null, startAt: null, stopAt: null },
  };
  const launched: Fact<HeardType> = { type: "execution.launched", ...about, data: { executionId, programId, launchedAt: about.time, clock: "fast_forward", seed: "1", snapshot } };
  return [[launched], [...changed.slice(0, 3), ...planned, ...changed.slice(3)], ...jobs.map(({ jobId }) => tellJob(jobId, executionId, about, random))];
}

/** What tells contacts apart: a few plans, of some contacts nothing, and more marks than an execution tells apart when it has enough jobs. */
function contactFacts(index: number, random: SeededRandom): Pick<JobsPlanned["jobs"][number], "attributes" | "lineType"> {
  if (index % 4 === 0) return {};
  return { attributes: { plan: random.pick(["gold", "it's, \"silver\""] as const), mark: `m${index}` }, lineType: random.pick(["mobile", "fixed_line"] as const) };
}

function tellJob(jobId: string, executionId: string, about: Pick<Fact, "time" | "organization" | "causation">, random: SeededRandom): Fact<HeardType>[] {
  const attempts = Array.from({ length: random.below(6) }, (_, index) => randomAttempt(index + 1, random));
  const retries = attempts.slice(0, -1).map((attempt): Fact<HeardType> => ({ type: "retry.planned", ...about, data: { executionId, jobId, attempt, dueAt: attempt.endedAt, because: [] } }));
  const last = attempts[attempts.length - 1];
  if (last && random.below(2) === 0) last.outcome = "completed";
  const result: JobResult = last === undefined ? "skipped" : last.outcome === "completed" ? "completed" : random.pick(["failed", "message_left"] as const);
  const data = { executionId, jobId, attempt: last ?? null, result, reason: "because", attempts: attempts.length };
  return [...retries, { type: "job.ended", ...about, data }];
}

function randomAttempt(attempt: number, random: SeededRandom): AttemptRecord {
  const startedAt = BEGIN + random.below(WEEKS_MS);
  const [ringMs, talkMs] = [random.below(30_000), random.below(60_000)];
  const outcome = random.pick(OUTCOMES.filter((one) => one !== "completed"));
  const times = { startedAt: toIso(startedAt), endedAt: toIso(startedAt + ringMs + talkMs), ringMs, talkMs };
  return { attempt, outcome, carrierCode: "sip:486", detail: random.below(5) === 0 ? "abandoned" : null, ...times, utcOffsetMinutes: random.pick(ZONES).offset, callerId: random.pick([null, "+15550000001", "+15550000002"] as const) };
}

function interleave(chains: readonly Fact<HeardType>[][], random: SeededRandom): Fact<HeardType>[] {
  const waiting = chains.map((chain) => [...chain]);
  const told: Fact<HeardType>[] = [];
  while (waiting.length > 0) {
    const at = random.below(waiting.length);
    const next = waiting[at]?.shift();
    if (next) told.push(next);
    else waiting.splice(at, 1);
  }
  return told;
}

function partitionsOf(events: readonly Envelope[]): EventBatch<HeardEvent>[] {
  const partitions = new Map<string, { topic: string; partition: number; events: { sequence: number; event: HeardEvent }[] }>();
  events.forEach((event, index) => {
    const [topic, partition] = [topicOf(event.type), partitionOf(event.key, 4)];
    const held = partitions.get(`${topic}/${partition}`) ?? { topic, partition, events: [] };
    partitions.set(`${topic}/${partition}`, held);
    held.events.push({ sequence: index + 1, event: event as HeardEvent });
  });
  return [...partitions.values()].map(({ topic, partition, events: held }) => ({ input: { topic, partition, lastSequence: held.at(-1)?.sequence ?? 0 }, events: held }));
}
