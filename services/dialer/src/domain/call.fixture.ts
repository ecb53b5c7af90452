import { attemptId } from "@redial/kernel";
import type { Call, CallEnd } from "./call";
import type { Gate } from "../usecases/gate";

export const NINE = Date.parse("2025-03-03T09:00:00Z");

/** A real-time call that is being dialled at nine, its permit good for a minute; `changes` say what else. */
export function exampleCall(changes: Partial<Call> = {}): Call {
  const jobId = "00000000-0000-7000-8000-0000000000aa";
  return {
    id: attemptId(jobId, 1),
    jobId,
    attempt: 1,
    executionId: "00000000-0000-7000-8000-0000000000ee",
    organizationId: "00000000-0000-7000-8000-000000000001",
    carrier: "simulator",
    callerId: null,
    clock: "real_time",
    state: "dialing",
    fencingToken: 1,
    owner: "dialer one",
    permit: { notBefore: NINE, notAfter: NINE + 60_000 },
    requestId: "00000000-0000-7000-8000-0000000000ff",
    startedAt: null,
    end: null,
    ...changes,
  };
}

/** A conversation of a minute. */
export function exampleEnd(changes: Partial<CallEnd> = {}): CallEnd {
  return {
    outcome: "completed",
    carrierCode: "sip:200",
    detail: null,
    answeredBy: "human",
    startedAt: NINE + 1_000,
    endedAt: NINE + 70_000,
    ringMs: 8_000,
    talkMs: 60_000,
    ...changes,
  };
}

/** An open gate at revision 1. */
export function exampleGate(changes: Partial<Gate> = {}): Gate {
  const { executionId, organizationId } = exampleCall();
  return { executionId, organizationId, isOpen: true, revision: 1, settledRevision: 1, changedAt: NINE, ...changes };
}
