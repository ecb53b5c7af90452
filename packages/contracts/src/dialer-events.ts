import { z } from "zod";
import { eventType } from "./event-type";
import { instant, outcome } from "./shapes";

const attempt = { executionId: z.string(), jobId: z.string(), attempt: z.int().min(1) };

/** The carrier took the attempt: the phone may ring from here on. */
export const attemptStarted = eventType({
  type: "attempt.started",
  version: 1,
  topic: "dialer.events",
  data: z.object({ ...attempt, startedAt: instant }),
  key: (data) => data.jobId,
});

/** The attempt is over and the call, if there was one, is down. Said once for an attempt. */
export const attemptEnded = eventType({
  type: "attempt.ended",
  version: 1,
  topic: "dialer.events",
  data: z.object({
    ...attempt,
    outcome,
    carrierCode: z.string(),
    detail: z.string().nullable(),
    answeredBy: z.enum(["human", "machine", "unknown"]).nullable(),
    startedAt: instant,
    endedAt: instant,
    ringMs: z.int().min(0),
    talkMs: z.int().min(0),
  }),
  key: (data) => data.jobId,
});

/** The attempt never rang and, with this permit, never will: it does not count and may be planned again. */
export const attemptRefused = eventType({
  type: "attempt.refused",
  version: 1,
  topic: "dialer.events",
  data: z.object({ ...attempt, refusal: z.enum(["permit_expired", "execution_paused", "carrier_not_accepting", "not_placed"]), refusedAt: instant }),
  key: (data) => data.jobId,
});

/** From the moment this was said, no attempt of the execution rings that was requested before `revision` of it. */
export const executionHalted = eventType({
  type: "execution.halted",
  version: 1,
  topic: "dialer.events",
  data: z.object({ executionId: z.string(), revision: z.int().min(1) }),
  key: (data) => data.executionId,
});

export type AttemptStarted = z.infer<typeof attemptStarted.data>;
export type AttemptEnded = z.infer<typeof attemptEnded.data>;
export type AttemptRefused = z.infer<typeof attemptRefused.data>;
export type ExecutionHalted = z.infer<typeof executionHalted.data>;
