import type { AttemptEnded, AttemptRefused } from "@redial/contracts";
import { instantOf, type Outcome, type RetryStrategy } from "@redial/kernel";
import { loadCallingPacks } from "../calling-packs";
import { policyOf, type ExecutionPolicy } from "./execution-policies";
import type { JobState, LaunchedExecution, OutcomeEvent } from "./ports";

/** A Monday morning in London, where clocks then show UTC. */
export const MONDAY_9 = instantOf("2025-01-20T09:00:00Z");

const packs = loadCallingPacks();

/** An execution as the tests want it, with the guide's usual strategy unless told otherwise. */
export function policyWith(wanted: { strategy?: RetryStrategy; execution?: Partial<LaunchedExecution>; snapshot?: Partial<LaunchedExecution["snapshot"]> } = {}): ExecutionPolicy {
  return policyOf({
    id: "018f0000-0000-7000-8000-000000000001",
    organizationId: "018f0000-0000-7000-8000-00000000000a",
    programId: "018f0000-0000-7000-8000-00000000000b",
    clock: "real_time",
    seed: "seed",
    launchedAt: MONDAY_9,
    startAt: null,
    stopAt: null,
    ...wanted.execution,
    snapshot: {
      name: "Reminders",
      retryStrategy: wanted.strategy ?? { type: "fixed_delay", delayMinutes: 30, maxRetries: 2 },
      pauseWindows: {},
      timeZone: "Europe/London",
      timeZoneMode: "program",
      flow: { enableAMD: false, leaveMessage: false, ringSeconds: 25 },
      callerIds: ["+442079460001", "+442079460002"],
      maxConcurrentCalls: 10,
      carrier: "simulator",
      answerProfile: null,
      startAt: null,
      stopAt: null,
      ...wanted.snapshot,
    },
  }, packs);
}

/** A job that waits for its first attempt, due on Monday at nine. */
export function waitingJob(changes: Partial<JobState> = {}): JobState {
  return {
    id: "018f0000-0000-7000-8000-0000000000f1",
    executionId: "018f0000-0000-7000-8000-000000000001",
    phone: "+442079460100",
    place: null,
    phase: "pending",
    attempt: 0,
    region: null,
    stepsUsed: 0,
    dueAt: MONDAY_9,
    runsOutAt: Infinity,
    requestedAt: null,
    permitEndsAt: null,
    leaseUntil: null,
    lane: null,
    result: null,
    reason: null,
    because: `[{"rule":"now","at":${MONDAY_9}}]`,
    ...changes,
  };
}

/** A job whose attempt is being dialled. */
export function dialledJob(attempt: number, changes: Partial<JobState> = {}): JobState {
  return waitingJob({ phase: "in_progress", attempt, requestedAt: MONDAY_9, ...changes });
}

/** The dialer says that an attempt ended: from nine until ten seconds past. */
export function ended(attempt: number, outcome: Outcome): Extract<OutcomeEvent, { type: "attempt.ended" }> {
  const data: AttemptEnded = {
    executionId: "018f0000-0000-7000-8000-000000000001",
    jobId: "018f0000-0000-7000-8000-0000000000f1",
    attempt,
    outcome,
    carrierCode: "sip:486",
    detail: null,
    answeredBy: null,
    startedAt: "2025-01-20T09:00:00.000Z",
    endedAt: "2025-01-20T09:00:10.000Z",
    ringMs: 10_000,
    talkMs: 0,
  };
  return { ...envelope, type: "attempt.ended", data };
}

/** The dialer says that it did not place an attempt. */
export function refused(attempt: number, refusal: AttemptRefused["refusal"]): Extract<OutcomeEvent, { type: "attempt.refused" }> {
  const { executionId, jobId } = ended(attempt, "busy").data;
  return { ...envelope, type: "attempt.refused", data: { executionId, jobId, attempt, refusal, refusedAt: "2025-01-20T09:00:05.000Z" } };
}

const envelope = {
  id: "018f0000-0000-7000-8000-0000000000e1",
  version: 1,
  time: "2025-01-20T09:00:10.000Z",
  key: "018f0000-0000-7000-8000-0000000000f1",
  causation: null,
  organization: "018f0000-0000-7000-8000-00000000000a",
};
