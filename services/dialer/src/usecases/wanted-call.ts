import { attemptId, instantOf } from "@redial/kernel";
import type { Call } from "../domain/call";
import type { AttemptRequestedEvent } from "./ports";

/** The call that a request asks for, as it would be dialled by a process for the first time. */
export function wantedCall({ id: requestId, organization, data }: AttemptRequestedEvent, owner: string): Call {
  const { jobId, attempt, executionId, carrier, callerId, clock, permit } = data;
  return {
    id: attemptId(jobId, attempt),
    jobId,
    attempt,
    executionId,
    organizationId: organization,
    carrier,
    callerId,
    clock,
    state: "dialing",
    fencingToken: 1,
    owner,
    permit: { notBefore: instantOf(permit.notBefore), notAfter: instantOf(permit.notAfter) },
    requestId,
    startedAt: null,
    end: null,
  };
}
