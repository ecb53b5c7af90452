import type { Envelope, Fact } from "@redial/contracts";
import type { AttemptId, Decision } from "@redial/kernel";
import type { EventBatch } from "@redial/platform";
import type { Call } from "../domain/call";
import type { CarrierNews, Heard } from "./follow-call";
import type { Gate, GateChange } from "./gate";

/** What the scheduler says that concerns the telephone. */
export type SchedulerEvent = Extract<Envelope, { type: "attempt.requested" | "execution.changed" }>;
export type AttemptRequestedEvent = Extract<Envelope, { type: "attempt.requested" }>;

/** An attempt on its way to a carrier: the call, and what was asked for. */
export interface DialledAttempt {
  call: Call;
  request: AttemptRequestedEvent["data"];
}

/** How many calls a carrier takes at once, and how many a second. */
export interface CarrierLimits {
  concurrent: number;
  callsPerSecond: number;
}

/** News of a carrier's calls, in one place of its stream. */
export interface CarrierNewsBatch {
  /** Remembered, and given back as the place to go on from. */
  cursor: number;
  news: readonly { id: AttemptId; news: CarrierNews }[];
}

/** A company that rings phones. What it does is outside every transaction. */
export interface Carrier {
  name: string;
  /** What sort of carrier it is. */
  kind: string;
  /** Whether it takes calls right now; quick, and asks the carrier only when the last word from it is old or bad. */
  isAccepting(): Promise<boolean>;
  /** Null when they can't be learned right now. */
  limits(): Promise<CarrierLimits | null>;
  /**
   * Rings each attempt, once. Answers what is known of all of them, or throws: then any of them may ring, and only `reconcile` can tell.
   * Never sends an attempt twice by itself.
   */
  place(attempts: readonly DialledAttempt[], signal: AbortSignal): Promise<ReadonlyMap<AttemptId, CarrierNews>>;
  /** What became of calls. One that is answered as refused was not placed and no longer can be by the order that was asked about. */
  reconcile(calls: readonly Call[], signal: AbortSignal): Promise<ReadonlyMap<AttemptId, CarrierNews>>;
  /** News behind a cursor, as they come, at least once and in any order; ends when the signal does, throws when the carrier is lost. */
  events(cursor: number, signal: AbortSignal): AsyncIterable<CarrierNewsBatch>;
  /** Ends a live call; a call that is not live stays as it is. */
  hangUp(call: Call): Promise<void>;
}

export type Carriers = ReadonlyMap<string, Carrier>;

/** The rules that are run on the events of a batch. */
export interface IntakeRules {
  changeGate(gate: Gate | undefined, change: GateChange): Gate | undefined;
  /** Runs with the gate locked against changes. */
  answer(call: Call | undefined, request: AttemptRequestedEvent, gate: Gate): Decision<Call | undefined, Fact>;
}

/** What a dialer remembers. Each method is one transaction; its facts are told if it commits. */
export interface DialerStore {
  /** Takes a batch in, once: changes gates, then answers requests. Answers the attempts that are `dialing` since. */
  takeIn(batch: EventBatch<SchedulerEvent>, rules: IntakeRules): Promise<DialledAttempt[]>;
  /** Lets calls follow the news. With a cursor, remembers it for the carrier too. Answers the calls as they changed, each change of one in order. */
  follow(heard: readonly Heard[], cursor?: { carrier: string; cursor: number }): Promise<readonly Call[]>;
  /** The place in a carrier's stream up to which its news were followed; 0 at first. */
  cursor(carrier: string): Promise<number>;
  /** Closed gates of which nothing is being dialled any more are settled. Answers how many still wait. */
  settleGates(settle: (gate: Gate) => Decision<Gate, Fact>): Promise<number>;
  /** Open calls among the ids. */
  openCalls(ids: readonly AttemptId[]): Promise<Call[]>;
  /** Processes that hold open calls. */
  owners(): Promise<string[]>;
  /** Open calls that a process holds, some of them when there are very many, oldest first. */
  callsOf(owner: string, limit: number): Promise<Call[]>;
}

/** Tells living dialer processes from dead ones: each holds a claim on its own name for as long as it lives. */
export interface Ownership {
  /** The name of this process. */
  owner: string;
  /** Runs the work if the named process is dead, with no other process doing the same; answers whether it was. */
  ifDead(owner: string, work: () => Promise<void>): Promise<boolean>;
}
