import type { Fact } from "@redial/contracts";
import { toIso, type Instant } from "@redial/kernel";
import type { Call, CallEnd } from "../domain/call";

/** Why a call that was asked for did not ring. */
export type Refusal = Extract<Fact, { type: "attempt.refused" }>["data"]["refusal"];

/** The carrier took the call. */
export function attemptStarted(call: Call, startedAt: Instant): Fact {
  return { type: "attempt.started", ...about(call, startedAt), data: { ...attemptOf(call), startedAt: toIso(startedAt) } };
}

/** The call is over. */
export function attemptEnded(call: Call, end: CallEnd): Fact {
  const { outcome, carrierCode, detail, answeredBy, ringMs, talkMs } = end;
  const times = { startedAt: toIso(end.startedAt), endedAt: toIso(end.endedAt) };
  return { type: "attempt.ended", ...about(call, end.endedAt), data: { ...attemptOf(call), outcome, carrierCode, detail, answeredBy, ...times, ringMs, talkMs } };
}

/** The call never rang. On a virtual clock that is known at the instant at which it would have begun. */
export function attemptRefused(call: Call, refusal: Refusal, now: Instant): Fact {
  const refusedAt = call.clock === "fast_forward" ? call.permit.notBefore : now;
  return { type: "attempt.refused", ...about(call, refusedAt), data: { ...attemptOf(call), refusal, refusedAt: toIso(refusedAt) } };
}

function about(call: Call, at: Instant) {
  return { time: toIso(at), organization: call.organizationId, causation: call.requestId };
}

function attemptOf({ executionId, jobId, attempt }: Call) {
  return { executionId, jobId, attempt };
}
