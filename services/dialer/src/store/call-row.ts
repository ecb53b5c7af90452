import type { Instant } from "@redial/kernel";
import { sqlNumbers, sqlTexts } from "@redial/platform";
import type { Call } from "../domain/call";

/** A row of `call`, as `CALL_COLUMNS` selects it. */
export interface CallRow extends Omit<Call, "permit" | "end"> {
  notBefore: Instant;
  notAfter: Instant;
  endedAt: Instant | null;
  outcome: NonNullable<Call["end"]>["outcome"] | null;
  carrierCode: string | null;
  detail: string | null;
  answeredBy: NonNullable<Call["end"]>["answeredBy"];
  ringMs: number | null;
  talkMs: number | null;
}

const instant = (column: string, name: string) => `(extract(epoch from ${column}) * 1000)::float8 as "${name}"`;

/** All columns of `call`, under the names of `CallRow`. */
export const CALL_COLUMNS = [
  `id, job_id as "jobId", attempt, execution_id as "executionId", organization_id as "organizationId", carrier, caller_id as "callerId", clock, state`,
  `fencing_token as "fencingToken", owner, request_id as "requestId", outcome, carrier_code as "carrierCode", detail, answered_by as "answeredBy"`,
  `ring_ms as "ringMs", talk_ms as "talkMs"`,
  instant("not_before", "notBefore"),
  instant("not_after", "notAfter"),
  instant("started_at", "startedAt"),
  instant("ended_at", "endedAt"),
].join(", ");

/** The call that a row holds. */
export function callOf({ notBefore, notAfter, endedAt, outcome, carrierCode, detail, answeredBy, ringMs, talkMs, ...rest }: CallRow): Call {
  const permit = { notBefore, notAfter };
  if (outcome === null || rest.startedAt === null || endedAt === null) return { ...rest, permit, end: null };
  const end = { outcome, carrierCode: carrierCode ?? "", detail, answeredBy, startedAt: rest.startedAt, endedAt, ringMs: ringMs ?? 0, talkMs: talkMs ?? 0 };
  return { ...rest, permit, end };
}

/** The columns of calls in the order of `writeCalls`, an array each. */
export function callValues(calls: readonly Call[]): unknown[] {
  const texts = (of: (call: Call) => string | null | undefined) => sqlTexts(calls.map((call) => of(call) ?? null));
  const numbers = (of: (call: Call) => number | null | undefined) => sqlNumbers(calls.map((call) => of(call) ?? null));
  return [
    texts(({ id }) => id),
    texts(({ jobId }) => jobId),
    numbers(({ attempt }) => attempt),
    texts(({ executionId }) => executionId),
    texts(({ organizationId }) => organizationId),
    texts(({ carrier }) => carrier),
    texts(({ callerId }) => callerId),
    texts(({ clock }) => clock),
    texts(({ state }) => state),
    numbers(({ fencingToken }) => fencingToken),
    texts(({ owner }) => owner),
    numbers(({ permit }) => permit.notBefore),
    numbers(({ permit }) => permit.notAfter),
    texts(({ requestId }) => requestId),
    numbers(({ startedAt }) => startedAt),
    numbers(({ end }) => end?.endedAt),
    texts(({ end }) => end?.outcome),
    texts(({ end }) => end?.carrierCode),
    texts(({ end }) => end?.detail),
    texts(({ end }) => end?.answeredBy),
    numbers(({ end }) => end?.ringMs),
    numbers(({ end }) => end?.talkMs),
  ];
}
