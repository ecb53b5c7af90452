/** A message on its way out. Messages of one key keep their order. */
export interface OutgoingMessage {
  topic: string;
  key: string;
  type: string;
  /** From 1, rises along the producer's outbox and stays the same when a message is published again. */
  sequence: number;
  /** JSON, up to one megabyte. */
  body: string;
  /** Where it stands in its trace (W3C Trace Context); left out when that is not recorded. */
  traceparent?: string;
}

/** A message that arrived. Nothing of it is known to be as our producers write it. */
export interface DeliveredMessage {
  key: string;
  type: string;
  /** NaN when it came without one. */
  sequence: number;
  /** Undefined when it came without one. */
  traceparent?: string | undefined;
  /** Decodes the body: the JSON value, or the bare text when it is not JSON. */
  read(): unknown;
}

/** Messages of one partition of one topic, in order: at most as many as the subscription asked for, and none behind one that is `LARGE_MESSAGE` or larger. */
export interface DeliveredBatch {
  topic: string;
  partition: number;
  messages: readonly DeliveredMessage[];
}

/** The most messages that one batch brings unless a subscription asks for another number: a share of a transaction small enough to finish in some tens of milliseconds. */
export const MOST_MESSAGES = 500;

/**
 * The length of a body from which a message ends its batch: it stands for hundreds of rows. A relay, of whatever service on the same PostgreSQL, passes
 * on nothing that was said after the oldest open transaction began, so that a transaction of many such messages would hold up everyone's events.
 */
export const LARGE_MESSAGE = 32_000;

/** Where the batch of at most `mostMessages` ends that begins at `from`, one behind its last message, given how long the body of each message is. */
export function endOfBatch(lengths: readonly number[], from = 0, mostMessages = MOST_MESSAGES): number {
  const most = Math.min(lengths.length, from + mostMessages);
  for (let at = from; at < most; at++) if ((lengths[at] ?? 0) >= LARGE_MESSAGE) return at + 1;
  return most;
}

export interface Subscription {
  /** Finishes the batches in hand, remembers how far it came and leaves the group. */
  stop(): Promise<void>;
}

/**
 * What carries events between services. At least once, in order per key: a batch whose handler throws is delivered again after a pause,
 * and nothing behind it in its partition is delivered before. Of the members of one group, one at a time is given a partition.
 */
export interface Bus {
  /** Keeps all the messages or throws; after a throw some may have been kept. */
  publish(messages: readonly OutgoingMessage[]): Promise<void>;
  /** From the oldest kept message that the group has not handled. All members of a group name the same topics. A batch brings at most `mostMessages`, `MOST_MESSAGES` unless told. */
  subscribe(group: string, topics: readonly string[], onBatch: (batch: DeliveredBatch) => Promise<void>, mostMessages?: number): Promise<Subscription>;
  /** How many kept messages of each topic the group has not handled; all of them when it never handled any. */
  lag(group: string, topics: readonly string[]): Promise<Map<string, number>>;
  /** Forgets how far a group came, if it ever was. It must have no members but such as were killed, for which it waits until they are given up. */
  forget(group: string): Promise<void>;
  close(): Promise<void>;
}

/** A body as its reader gets it: the JSON value, or the bare text when it is not JSON. */
export function decodeBody(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return body;
  }
}

/** The stable partition of a key (FNV-1a), the same on every bus and in every process. */
export function partitionOf(key: string, partitions: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % partitions;
}
