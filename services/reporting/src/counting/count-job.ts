import type { AttemptRecord } from "@redial/contracts";
import { instantOf, OUTCOMES, type ExecutionId, type Instant, type JobResult, type Outcome } from "@redial/kernel";
import { connectBucket } from "../domain/connect-bucket";
import { noHourCounts, type HourCell, type HourCounts } from "../domain/cell";
import type { LocalTime } from "../domain/local-time";
import type { AttemptSighting } from "./sightings";
import { noTotals, type Totals } from "../domain/totals";

/** An attempt to count. */
export interface CountedAttempt {
  attempt: number;
  outcome: Outcome;
  detail: string | null;
  startedAt: Instant;
  ringMs: number;
  talkMs: number;
  local: LocalTime;
  /** The same for attempts of one number in one hour of one date. */
  hourKey: string;
  /** The segment of the number that was shown; null when none was told. */
  callerSegment: string | null;
}

/** The end of a job to count, and the attempt after which it was given up or reached; null when none is known. */
export interface CountedEnd {
  result: JobResult;
  attempts: number;
  last: Pick<CountedAttempt, "attempt" | "outcome" | "local" | "hourKey"> | null;
}

/** What is to be counted of one job for one group: what the database told to be new to it. */
export interface JobNews {
  isNew: boolean;
  attempts: readonly CountedAttempt[];
  end: CountedEnd | null;
  /** When the job's first attempt started; null when that is not known. */
  firstAt: Instant | null;
}

/** What to add to one group: its totals, its hours by `hourKey`, and, of an execution, how many contacts connected on a day within a bucket's time. */
export interface Counts {
  totals: Totals;
  hours: Map<string, HourCell>;
  connects: Map<string, { date: string; bucket: number; contacts: number }> | null;
}

/** What to add to the aggregates. */
export interface Increments {
  executions: Map<ExecutionId, Counts>;
  /** By the ids of segments. */
  segments: Map<string, Counts>;
}

/** Nothing to add. */
export function noIncrements(): Increments {
  return { executions: new Map(), segments: new Map() };
}

const RESULT_TOTAL = {
  completed: "completed",
  message_left: "messageLeft",
  failed: "failed",
  skipped: "skipped",
} as const satisfies Record<JobResult, keyof Totals>;

/** Adds what is new of one job to a group's counts. */
export function countJob(counts: Counts, { isNew, attempts, end, firstAt }: JobNews): void {
  if (isNew) counts.totals.contacts += 1;
  for (const attempt of attempts) countAttempt(counts, attempt, firstAt);
  if (end) countEnd(counts, end);
}

/** Adds an attempt; `firstAt` is when its job's first one started. */
export function countAttempt({ totals, hours, connects }: Counts, made: CountedAttempt, firstAt: Instant | null): void {
  const { attempt, outcome, detail, startedAt, ringMs, talkMs, local } = made;
  totals.calls += 1;
  totals.talkMs += talkMs;
  // Attempts are numbered without gaps, so the second one is made exactly once for every contact that is retried.
  if (attempt === 2) totals.contactsRetried += 1;
  if (attempt > 1 && outcome === "completed") totals.completedAfterRetry += 1;
  const hour = hourOf(hours, made);
  hour[outcome] += 1;
  hour.ring_ms += ringMs;
  hour.talk_ms += talkMs;
  if (detail === "abandoned") {
    totals.callsAbandoned += 1;
    hour.abandoned += 1;
  }
  if (outcome !== "completed" || firstAt === null) return;
  const connectMs = Math.max(0, startedAt + ringMs - firstAt);
  hour.connected += 1;
  hour.connect_ms += connectMs;
  if (!connects) return;
  const bucket = connectBucket(connectMs);
  const connect = connects.get(`${local.date} ${bucket}`) ?? { date: local.date, bucket, contacts: 0 };
  connects.set(`${local.date} ${bucket}`, connect);
  connect.contacts += 1;
}

function countEnd({ totals, hours }: Counts, { result, attempts, last }: CountedEnd): void {
  totals[RESULT_TOTAL[result]] += 1;
  if (attempts > 0) {
    totals.endedCalled += 1;
    totals.endedAttempts += attempts;
  }
  if (result === "completed") totals.completedAttempts += attempts;
  if (result === "failed" && last) hourOf(hours, last)[FAILED[last.outcome]] += 1;
}

const FAILED = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, `failed_${outcome}`])) as { [O in Outcome]: `failed_${O}` & keyof HourCounts };

function hourOf(hours: Map<string, HourCell>, { hourKey, attempt, local }: Pick<CountedAttempt, "hourKey" | "attempt" | "local">): HourCell {
  const known = hours.get(hourKey);
  if (known) return known;
  const hour = { attempt, ...local, ...noHourCounts() };
  hours.set(hourKey, hour);
  return hour;
}

/** What attempts of one number in one hour of one date have in common. */
export function hourKeyOf(attempt: number, { date, hour }: LocalTime): string {
  return `${date} ${hour} ${attempt}`;
}

/** An attempt as it was heard of, or as it is recorded. */
export function countedAttempt({ record, local }: Pick<AttemptSighting, "local"> & { record: Omit<AttemptRecord, "utcOffsetMinutes"> }, callerSegment: string | null): CountedAttempt {
  const { attempt, outcome, detail, startedAt, ringMs, talkMs } = record;
  return { attempt, outcome, detail, startedAt: instantOf(startedAt), ringMs, talkMs, local, hourKey: hourKeyOf(attempt, local), callerSegment };
}

/** The counts of an execution, made where it has none. */
export function executionCounts({ executions }: Increments, id: ExecutionId): Counts {
  const counts = executions.get(id) ?? { totals: noTotals(), hours: new Map(), connects: new Map() };
  executions.set(id, counts);
  return counts;
}

/** The counts of a segment, made where it has none. */
export function segmentCounts({ segments }: Increments, id: string): Counts {
  const counts = segments.get(id) ?? { totals: noTotals(), hours: new Map(), connects: null };
  segments.set(id, counts);
  return counts;
}
