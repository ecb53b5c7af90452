import { seal, topicOf, type Fact } from "@redial/contracts";
import type { Ids } from "@redial/kernel";
import type { Statement, Tx } from "./database";
import { sqlLines, sqlTexts } from "./sql-values";

/** The channel on which a new outbox row wakes the relay, wherever that runs. */
export const OUTBOX_CHANNEL = "outbox";

/** The largest event that may be said, in bytes of its JSON. Kafka takes 1 MiB a record batch by default, and one event that no bus takes would hold up all behind it. */
export const LARGEST_EVENT_BYTES = 750_000;

/** The arrays are read, and their rows numbered, from the first element to the last; a sort on top of that would copy every body once more. */
const append: Statement = {
  name: "outbox-append",
  text: `with said as (
      insert into outbox (topic, key, type, body)
      select topic, key, type, body from unnest($1::text[], $2::text[], $3::text[], string_to_array($4, E'\\n')) as said(topic, key, type, body))
    select pg_notify('${OUTBOX_CHANNEL}', '')`,
};

/** Writes facts to the outbox, in order, in the caller's transaction: they will be told to the others exactly if it commits. Throws when one is larger than `LARGEST_EVENT_BYTES`. */
export async function appendFacts(tx: Tx, ids: Ids, facts: readonly Fact[]): Promise<void> {
  if (facts.length === 0) return;
  const events = facts.map((fact) => seal(ids.next(), fact));
  const bodies = events.map((event) => JSON.stringify(event));
  const tooLarge = bodies.findIndex((body) => Buffer.byteLength(body) > LARGEST_EVENT_BYTES);
  if (tooLarge >= 0) throw new Error(`${events[tooLarge]?.type} of key ${events[tooLarge]?.key} is larger than ${LARGEST_EVENT_BYTES} bytes`);
  const topics = events.map((event) => topicOf(event.type));
  await tx.rows(append, [sqlTexts(topics), sqlTexts(events.map((event) => event.key)), sqlTexts(events.map((event) => event.type)), sqlLines(bodies)]);
}
