import type { Envelope } from "@redial/contracts";
import type { Statement, Tx } from "./database";

/** Where a batch of events was read. `lastSequence` is the highest of the batch's messages, wanted or not. */
export interface InputRange {
  topic: string;
  partition: number;
  lastSequence: number;
}

/** Events of one partition, in order, each with its sequence: the number its producer gave it, the same however often it is delivered or published. */
export interface EventBatch<Event extends Envelope = Envelope> {
  input: InputRange;
  events: readonly { sequence: number; event: Event }[];
}

const lockMark: Statement = {
  name: "inbox-lock",
  text: `insert into inbox_mark as mark (topic, partition, sequence) values ($1, $2, 0)
    on conflict (topic, partition) do update set sequence = mark.sequence
    returning sequence::text`,
};

const raiseMark: Statement = {
  name: "inbox-raise",
  text: "update inbox_mark set sequence = greatest(sequence, $3) where topic = $1 and partition = $2",
};

/**
 * The events of the batch that this database has not taken in yet; the batch counts as taken in when the transaction commits.
 * Holds the mark's row lock until then, so that two replicas that were given one partition in a rebalance take turns.
 * Marks are kept by topic and partition: within one service a topic is for one consumer group only.
 */
export async function takeIn<Event extends Envelope>(tx: Tx, batch: EventBatch<Event>): Promise<Event[]> {
  const { topic, partition, lastSequence } = batch.input;
  const [mark] = await tx.rows<{ sequence: string }>(lockMark, [topic, partition]);
  const before = Number(mark?.sequence ?? 0);
  let seen = before;
  const fresh: Event[] = [];
  for (const { sequence, event } of batch.events) {
    // What a relay published again after a crash may stand in the same batch as the first time.
    if (sequence <= seen) continue;
    seen = sequence;
    fresh.push(event);
  }
  const reached = Math.max(seen, lastSequence);
  if (reached > before) await tx.rows(raiseMark, [topic, partition, reached]);
  return fresh;
}
