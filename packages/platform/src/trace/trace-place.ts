import { randomBytes } from "node:crypto";

/** Where a span stands: what W3C Trace Context calls trace-id and parent-id, in lower-case hex. Only traces that are recorded have places. */
export interface TracePlace {
  traceId: string;
  spanId: string;
}

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The header `traceparent` of W3C Trace Context, version 00, with the sampled flag. */
export function traceparentOf({ traceId, spanId }: TracePlace): string {
  return `00-${traceId}-${spanId}-01`;
}

/** The place that a `traceparent` names; undefined when it is none, all zeros, or of a trace that is not recorded. */
export function placeFrom(traceparent: unknown): TracePlace | undefined {
  const read = readTraceparent(traceparent);
  return read?.isSampled ? read.place : undefined;
}

/** The place and the sampled flag that a `traceparent` names; undefined when it is none or all zeros. */
export function readTraceparent(traceparent: unknown): { place: TracePlace; isSampled: boolean } | undefined {
  const [, traceId, spanId, flags] = (typeof traceparent === "string" && TRACEPARENT.exec(traceparent)) || [];
  if (!traceId || !spanId || !flags || /^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined;
  return { place: { traceId, spanId }, isSampled: (parseInt(flags, 16) & 1) === 1 };
}

/**
 * The place of the first span of an attempt, the same in every process and after every crash, so that a call that rings for minutes needs no one to
 * remember it: the job's id with the attempt's number mixed into its last, random digits. Undefined when the id is no UUID.
 */
export function attemptPlace(jobId: string, attempt: number): TracePlace | undefined {
  if (!UUID.test(jobId)) return undefined;
  const digits = jobId.replaceAll("-", "");
  const last = (parseInt(digits.slice(24), 16) ^ Math.imul(attempt, 0x9e3779b1)) >>> 0;
  const traceId = digits.slice(0, 24) + last.toString(16).padStart(8, "0");
  return { traceId, spanId: traceId.slice(16) };
}

/** A trace of its own. */
export function newPlace(): TracePlace {
  return { traceId: randomBytes(16).toString("hex"), spanId: newSpanId() };
}

export function newSpanId(): string {
  return randomBytes(8).toString("hex");
}

/** Whether a trace is among the share that is recorded: its id alone decides, so that everyone decides alike. */
export function isAmong(traceId: string, ratio: number): boolean {
  return parseInt(traceId.slice(24), 16) < ratio * 0x1_0000_0000;
}
