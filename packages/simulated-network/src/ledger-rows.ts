import { durationMs, type CallCourse, type CarrierCode } from "@redial/answer-model";
import { toIso, type Instant } from "@redial/kernel";
import { endOf, type CallEvent, type SequencedEvent } from "./call-event";
import type { Knowledge, NewCall, NotedEvent } from "./ledger";

/** A row of the ledger as its statements answer it. */
export interface CallRow {
  id: string;
  account: string;
  placings: number;
  isOver: boolean;
  startedMs: number;
  code: CarrierCode;
  answeredBy: CallCourse["answeredBy"];
  endedBy: CallCourse["endedBy"];
  postDialMs: number;
  ringMs: number;
  talkMs: number;
}

/** The parameters of `placeCalls`. */
export function placeValues(calls: readonly NewCall[], placedAt: Instant): unknown[] {
  return [
    calls.map(({ id }) => id),
    calls.map(({ order }) => order.fencingToken),
    calls.map(({ account }) => account),
    calls.map(({ order }) => order.tag),
    calls.map(({ order }) => order.phone),
    toIso(placedAt),
    calls.map(({ startedAt }) => toIso(startedAt)),
    calls.map(({ startedAt, course }) => toIso(startedAt + durationMs(course))),
    calls.map(({ isOver }) => isOver),
    calls.map(({ course }) => course.code),
    calls.map(({ course }) => course.answeredBy),
    calls.map(({ course }) => course.endedBy),
    calls.map(({ course }) => course.postDialMs),
    calls.map(({ course }) => course.ringMs),
    calls.map(({ course }) => course.talkMs),
  ];
}

/** The parameters of `keepEvents`. */
export function eventValues(events: readonly NotedEvent[]): unknown[] {
  return [events.map(({ account }) => account), events.map(({ event }) => event.sequence), events.map(({ event }) => JSON.stringify(bare(event)))];
}

/** The parameters of `noteEnds`: the ends among the events. */
export function endValues(events: readonly NotedEvent[]): unknown[] {
  const ends = events.flatMap(({ course, event }) => (course && event.kind === "ended" ? [{ course, event }] : []));
  return [
    ends.map(({ event }) => event.id),
    ends.map(({ event }) => event.endedAt),
    ends.map(({ course }) => course.code),
    ends.map(({ course }) => course.answeredBy),
    ends.map(({ course }) => course.endedBy),
    ends.map(({ course }) => course.postDialMs),
    ends.map(({ course }) => course.ringMs),
    ends.map(({ course }) => course.talkMs),
  ];
}

/** What a row tells of its call. */
export function knowledgeOf(row: CallRow): Knowledge {
  if (row.placings === 0) return { state: "never_placed" };
  const ended = endOf(row.id, row.startedMs, courseOf(row));
  return row.isOver ? { state: "over", ended } : { state: "live", startedAt: ended.startedAt };
}

/** The course that a row keeps. */
export function courseOf({ code, answeredBy, endedBy, postDialMs, ringMs, talkMs }: CallRow): CallCourse {
  return { code, answeredBy, endedBy, postDialMs, ringMs, talkMs };
}

function bare({ sequence: _, ...event }: SequencedEvent): CallEvent {
  return event;
}
