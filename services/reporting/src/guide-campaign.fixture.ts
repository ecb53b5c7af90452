import { seal, type AttemptRecord, type Envelope, type Fact } from "@redial/contracts";
import { toIso, type Outcome } from "@redial/kernel";
import { countingIds } from "@redial/testing";
import type { HeardType } from "./counting/heard-events";

const ids = countingIds(0xface);

/** Who and what the events are of. */
export const [ORGANIZATION, PROGRAM, EXECUTION, GUIDE_JOB, OPEN_JOB] = [ids.next(), ids.next(), ids.next(), ids.next(), ids.next()];
/** Two people with one number. */
export const CONTACTS = [ids.next(), ids.next()];

const BEGIN = Date.parse("2025-01-20T10:00:00Z");
const HALF_HOUR_MS = 1_800_000;
const CARRIER_CODES: Partial<Record<Outcome, string>> = { busy: "sip:486", no_answer: "sip:480", completed: "sip:200" };

/** The guide's group A with two jobs: one that was busy, did not answer and was completed, as in the guide's call report, and one that was busy and waits. */
export function guideEvents(): Envelope[] {
  const about = { time: toIso(BEGIN), organization: ORGANIZATION, causation: null };
  const job = { executionId: EXECUTION, jobId: GUIDE_JOB };
  const snapshot = {
    ...{ name: "Group A", retryStrategy: { type: "fixed_delay" as const, delayMinutes: 30, maxRetries: 2 }, pauseWindows: {}, timeZone: "America/New_York" },
    ...{ timeZoneMode: "program" as const, flow: { enableAMD: false, leaveMessage: false, ringSeconds: 30 }, callerIds: [], maxConcurrentCalls: 10 },
    ...{ carrier: "simulated", answerProfile: null, startAt: null, stopAt: null },
  };
  const jobs = [
    { jobId: GUIDE_JOB, contactIds: CONTACTS, phone: "+15551000001", region: null, timeZone: null },
    { jobId: OPEN_JOB, contactIds: [ids.next()], phone: "+15551000002", region: null, timeZone: null },
  ];
  const execution = { executionId: EXECUTION, programId: PROGRAM };
  const facts: Fact<HeardType>[] = [
    { type: "execution.launched", ...about, data: { ...execution, launchedAt: about.time, clock: "fast_forward", seed: "1", snapshot } },
    { type: "execution.changed", ...about, data: { ...execution, status: "running", reason: null, at: about.time, revision: 1 } },
    { type: "jobs.planned", ...about, data: { ...execution, complete: true, jobs } },
    { type: "retry.planned", ...about, data: { ...job, attempt: attempt(1, "busy"), dueAt: about.time, because: [] } },
    { type: "retry.planned", ...about, data: { ...job, attempt: attempt(2, "no_answer"), dueAt: about.time, because: [] } },
    { type: "job.ended", ...about, data: { ...job, attempt: attempt(3, "completed", 61_500), result: "completed", reason: "completed", attempts: 3 } },
    { type: "retry.planned", ...about, data: { executionId: EXECUTION, jobId: OPEN_JOB, attempt: attempt(1, "busy"), dueAt: about.time, because: [] } },
  ];
  return facts.map((fact) => seal(ids.next(), fact));
}

/** Attempts start half an hour apart, in New York in winter, and ring for twenty seconds. */
function attempt(number: number, outcome: Outcome, talkMs = 0): AttemptRecord {
  const startedAt = BEGIN + (number - 1) * HALF_HOUR_MS;
  const ringMs = 20_000;
  const carrierCode = CARRIER_CODES[outcome] ?? "";
  return { attempt: number, outcome, carrierCode, detail: null, startedAt: toIso(startedAt), endedAt: toIso(startedAt + ringMs + talkMs), ringMs, talkMs, utcOffsetMinutes: -300 };
}
