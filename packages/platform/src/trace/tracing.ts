import { AsyncLocalStorage } from "node:async_hooks";
import { attemptPlace, isAmong, newPlace, newSpanId, readTraceparent, type TracePlace } from "./trace-place";

/** Something that took time, told when it is over. */
export interface FinishedSpan {
  name: string;
  kind: "internal" | "server" | "client" | "producer" | "consumer";
  place: TracePlace;
  parent?: string | undefined;
  /** By the wall clock. */
  startedAt: number;
  endedAt: number;
  attributes: Readonly<Record<string, string | number | boolean>>;
  /** Why it failed. */
  failure?: string | undefined;
  /** Places of other traces that led to this one. */
  links?: readonly TracePlace[];
}

/** Where spans go while traces are recorded. */
export interface SpanSink {
  ratio: number;
  take(span: FinishedSpan): void;
}

let sink: SpanSink | undefined;
const inRequest = new AsyncLocalStorage<TracePlace>();
/** Spans of messages that are being handled, by the id of their event and by their trace: whoever writes down what follows finds its cause here. */
const inHand = new Map<string, TracePlace>();

/** Lets spans go to `to` from now on; undefined ends it. Without, nothing below does anything. */
export function sendSpansTo(to: SpanSink | undefined): void {
  sink = to;
  if (!to) inHand.clear();
}

export function isTracing(): boolean {
  return sink !== undefined;
}

/** The place of an attempt's first span; undefined when it is not recorded. */
export function tracedAttempt(jobId: string, attempt: number): TracePlace | undefined {
  if (!sink) return undefined;
  const place = attemptPlace(jobId, attempt);
  return place && isAmong(place.traceId, sink.ratio) ? place : undefined;
}

/** A place of its own below another; undefined when that is not recorded. */
export function placeBelow(parent: TracePlace | undefined): TracePlace | undefined {
  return sink && parent && { traceId: parent.traceId, spanId: newSpanId() };
}

/**
 * A place for a request from outside. The caller's trace goes on when it names one, but whether it is recorded is ours to say: nobody makes us record
 * more than our share. Undefined when it is not.
 */
export function placeAtDoor(traceparent: unknown): { place: TracePlace; parent: string | undefined } | undefined {
  if (!sink) return undefined;
  const outer = readTraceparent(traceparent)?.place;
  const place = outer ? { traceId: outer.traceId, spanId: newSpanId() } : newPlace();
  return isAmong(place.traceId, sink.ratio) ? { place, parent: outer?.spanId } : undefined;
}

/** Records a span that is over. */
export function recordSpan(span: FinishedSpan): void {
  sink?.take(span);
}

/** Runs the work of a request, so that what it says on the bus belongs to its trace. */
export function withinRequest<Answer>(place: TracePlace, work: () => Answer): Answer {
  return inRequest.run(place, work);
}

/** Notes that a message is being handled, until the answered function is called. */
export function takeInHand(eventId: string, place: TracePlace): () => void {
  inHand.set(eventId, place);
  inHand.set(place.traceId, place);
  return () => {
    inHand.delete(eventId);
    inHand.delete(place.traceId);
  };
}

/** Below which span an event is said: of the message that is being handled, of its attempt, of the message that caused it, or of the request in hand. */
export function placeOfEvent(event: { causation: string | null; data: object }): TracePlace | undefined {
  if (!sink) return undefined;
  const attempt = attemptOf(event.data);
  const own = attempt && tracedAttempt(attempt.jobId, attempt.attempt);
  if (attempt) return own && (inHand.get(own.traceId) ?? own);
  return (event.causation === null ? undefined : inHand.get(event.causation)) ?? inRequest.getStore();
}

/** The attempt that an event is about: it names it, or brings its record. */
function attemptOf(data: object): { jobId: string; attempt: number } | undefined {
  const { jobId, attempt } = data as { jobId?: unknown; attempt?: unknown };
  if (typeof jobId !== "string") return undefined;
  const number = typeof attempt === "object" && attempt !== null ? (attempt as { attempt?: unknown }).attempt : attempt;
  return typeof number === "number" ? { jobId, attempt: number } : undefined;
}
