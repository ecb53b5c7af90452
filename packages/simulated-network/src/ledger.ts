import type { CallCourse, EarlierCall } from "@redial/answer-model";
import type { Instant } from "@redial/kernel";
import type { CallOrder } from "./call";
import type { CallEnded, SequencedEvent } from "./call-event";

/** A call as the ledger keeps it. */
export interface LedgerCall {
  id: string;
  account: string;
  startedAt: Instant;
  course: CallCourse;
}

/** A call that is being placed: over at once in virtual time, or live. */
export interface NewCall extends LedgerCall {
  order: CallOrder;
  isOver: boolean;
}

/** An event to keep; `course` is what the call came to, null while it goes on. */
export interface NotedEvent {
  account: string;
  course: CallCourse | null;
  event: SequencedEvent;
}

/** What the network knows of a call: its end, that it is live, or that it was never placed and now never will be. */
export type Knowledge = { state: "over"; ended: CallEnded } | { state: "live"; startedAt: string } | { state: "never_placed" };

/** What the network counted under a tag. `placedTwice` is the number of calls that rang more than once. */
export interface LedgerSummary {
  attempts: number;
  placings: number;
  placedTwice: number;
  /** Wall clock, ISO 8601; null when nothing was placed. */
  lastPlacedAt: string | null;
  /** Calls placed at or after the asked instant of the wall clock; null when none was asked. */
  placedAfter: number | null;
}

/**
 * What the network has done, one row for each call, in a PostgreSQL database of its own: the witness that nothing rang twice.
 * Every method is one durable statement; all take batches, in which an id may come once.
 */
export interface Ledger {
  /** Writes the calls down before they ring. Answers the ids it took; the others were fenced. A call that is placed again rings again and is counted. */
  place(calls: readonly NewCall[], placedAt: Instant): Promise<Set<string>>;
  /** The latest calls to each phone under its tag, oldest first, by the given order's id. */
  earlierCalls(orders: readonly CallOrder[]): Promise<Map<string, EarlierCall[]>>;
  /** Keeps events, and the ends that are among them. */
  note(events: readonly NotedEvent[]): Promise<void>;
  eventsAfter(account: string, sequence: number, limit: number): Promise<SequencedEvent[]>;
  newestSequence(): Promise<number>;
  forgetEventsBefore(at: Instant): Promise<void>;
  /** What is known of calls; those that were never placed are fenced by their tokens in the same statement. */
  reconcile(calls: readonly { id: string; fencingToken: number }[]): Promise<Map<string, Knowledge>>;
  unfinished(): Promise<LedgerCall[]>;
  summary(tag: string, after: Instant | null): Promise<LedgerSummary>;
  close(): Promise<void>;
}
