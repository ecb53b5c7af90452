import { EXECUTION_STATUSES, JOB_RESULTS } from "@redial/kernel";
import { z } from "zod";
import { eventType } from "./event-type";
import { clockMode, contactFacts, instant, outcome, reason } from "./shapes";

/** What became of one dial, as the scheduler recorded it: the only telling that counts. */
export const attemptRecord = z.object({
  attempt: z.int().min(1),
  outcome,
  /** The carrier's own code, such as `sip:486`. */
  carrierCode: z.string(),
  /** What the outcome alone does not say, such as `lost`. */
  detail: z.string().nullable(),
  startedAt: instant,
  endedAt: instant,
  ringMs: z.int(),
  talkMs: z.int(),
  /** Offset of the job's zone from UTC when the attempt started, so that its local hour and weekday need no time-zone table. */
  utcOffsetMinutes: z.number(),
  /** The number that was shown to the person called; null when none was. Left out before it was told. */
  callerId: z.string().nullable().optional(),
});

const job = { executionId: z.string(), jobId: z.string() };

/** Jobs came into being, one for each number of an audience chunk. `complete` says that no more will follow. */
export const jobsPlanned = eventType({
  type: "jobs.planned",
  version: 1,
  topic: "scheduler.events",
  data: z.object({
    executionId: z.string(),
    programId: z.string(),
    complete: z.boolean(),
    jobs: z.array(
      z.object({ jobId: z.string(), contactIds: z.array(z.string()), phone: z.string(), region: z.string().nullable(), timeZone: z.string().nullable(), ...contactFacts }),
    ),
  }),
  key: (data) => data.executionId,
});

/** One attempt of a job may ring now, within its dial permit. Said again with a later permit when no answer came: the attempt is still the same one. */
export const attemptRequested = eventType({
  type: "attempt.requested",
  version: 1,
  topic: "scheduler.events",
  data: z.object({
    ...job,
    attempt: z.int().min(1),
    phone: z.string(),
    /** Zone of the person called, as far as it is known: simulated people live by it. */
    timeZone: z.string().optional(),
    callerId: z.string().nullable(),
    carrier: z.string(),
    clock: clockMode,
    /** The dial permit, `[notBefore, notAfter)`. On a virtual clock these are virtual instants, `notBefore` the one at which the call starts. */
    permit: z.object({ notBefore: instant, notAfter: instant }),
    enableAMD: z.boolean(),
    leaveMessage: z.boolean(),
    ringSeconds: z.int(),
    seed: z.string(),
    answerProfile: z.string().nullable(),
  }),
  key: (data) => data.jobId,
});

/** An attempt that was requested did not ring; the same attempt is due again later. */
export const attemptPostponed = eventType({
  type: "attempt.postponed",
  version: 1,
  topic: "scheduler.events",
  data: z.object({ ...job, attempt: z.int().min(1), dueAt: instant, because: z.array(reason) }),
  key: (data) => data.jobId,
});

/** An attempt failed and the job will be tried again at `dueAt`. */
export const retryPlanned = eventType({
  type: "retry.planned",
  version: 1,
  topic: "scheduler.events",
  data: z.object({ ...job, attempt: attemptRecord, dueAt: instant, because: z.array(reason) }),
  key: (data) => data.jobId,
});

/** A job is over. `attempt` is the dial that ended it, null when something else did. */
export const jobEnded = eventType({
  type: "job.ended",
  version: 1,
  topic: "scheduler.events",
  data: z.object({ ...job, attempt: attemptRecord.nullable(), result: z.enum(JOB_RESULTS), reason: z.string(), attempts: z.int().min(0) }),
  key: (data) => data.jobId,
});

/** An execution's status changed. `revision` rises by one with every change of an execution: of two, the higher is true. */
export const executionChanged = eventType({
  type: "execution.changed",
  version: 1,
  topic: "scheduler.events",
  data: z.object({
    executionId: z.string(),
    programId: z.string(),
    status: z.enum(EXECUTION_STATUSES),
    reason: z.string().nullable(),
    at: instant,
    revision: z.int().min(1),
  }),
  key: (data) => data.executionId,
});

/** Everyone of a wave of an execution's audience is over, and the next may be sent. Said once for each wave but the last of all. */
export const waveEnded = eventType({
  type: "wave.ended",
  version: 1,
  topic: "scheduler.waves",
  data: z.object({
    executionId: z.string(),
    wave: z.int().min(1),
    /** Of this wave and all before it: how many contacts there were, and how many were completed. */
    contacts: z.int().min(0),
    contactsCompleted: z.int().min(0),
    /** When the last of them was over, by the execution's own clock. */
    endedAt: instant,
    /** False when the execution calls nobody any more, because it was cancelled or reached `stopAt`. */
    takesMore: z.boolean(),
  }),
  key: (data) => data.executionId,
});

export type AttemptRecord = z.infer<typeof attemptRecord>;
export type JobsPlanned = z.infer<typeof jobsPlanned.data>;
export type AttemptRequested = z.infer<typeof attemptRequested.data>;
export type AttemptPostponed = z.infer<typeof attemptPostponed.data>;
export type RetryPlanned = z.infer<typeof retryPlanned.data>;
export type JobEnded = z.infer<typeof jobEnded.data>;
export type WaveEnded = z.infer<typeof waveEnded.data>;
export type ExecutionChanged = z.infer<typeof executionChanged.data>;
