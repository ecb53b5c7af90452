import { durationMs, type CallCourse, type CarrierCode } from "@redial/answer-model";
import { toIso, type Instant } from "@redial/kernel";

/** A call is over. Instants by the clock of the call, ISO 8601; durations in milliseconds. */
export interface CallEnded {
  kind: "ended";
  id: string;
  code: CarrierCode;
  answeredBy: CallCourse["answeredBy"];
  endedBy: CallCourse["endedBy"];
  startedAt: string;
  endedAt: string;
  ringMs: number;
  talkMs: number;
}

/** What the network tells about a call in real time: it rings, it was answered, it is over. */
export type CallEvent = { kind: "ringing" | "answered"; id: string; at: string } | CallEnded;

/** An event in its place among all events of an account. */
export type SequencedEvent = CallEvent & { sequence: number };

/** The end of a call that took its course. */
export function endOf(id: string, startedAt: Instant, course: CallCourse): CallEnded {
  const { code, answeredBy, endedBy, ringMs, talkMs } = course;
  return { kind: "ended", id, code, answeredBy, endedBy, startedAt: toIso(startedAt), endedAt: toIso(startedAt + durationMs(course)), ringMs, talkMs };
}

/** All events of a call, each with its instant, in order. */
export function eventsOf(id: string, startedAt: Instant, course: CallCourse): { at: Instant; event: CallEvent }[] {
  const ringsAt = startedAt + course.postDialMs;
  const answeredAt = ringsAt + course.ringMs;
  const events: { at: Instant; event: CallEvent }[] = [];
  if (course.ringMs > 0) events.push({ at: ringsAt, event: { kind: "ringing", id, at: toIso(ringsAt) } });
  if (course.code === "sip:200") events.push({ at: answeredAt, event: { kind: "answered", id, at: toIso(answeredAt) } });
  return [...events, { at: startedAt + durationMs(course), event: endOf(id, startedAt, course) }];
}
