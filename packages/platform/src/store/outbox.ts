import { seal, topicOf, type Envelope, type Fact } from "@redial/contracts";
import type { Ids } from "@redial/kernel";
import type { Statement, Tx } from "./database";
import type { OutboxPlace, OutboxRow } from "./fresh-rows";
import { traceparentOf } from "../trace/trace-place";
import { isTracing, placeOfEvent } from "../trace/tracing";
import { sqlLines } from "./sql-values";

/** The channel on which a new outbox row wakes the relay, wherever that runs. */
export const OUTBOX_CHANNEL = "outbox";

/** The largest event that may be said, in bytes of its JSON. Kafka takes 1 MiB a record batch by default, and one event that no bus takes would hold up all behind it. */
export const LARGEST_EVENT_BYTES = 750_000;

/** A row carries several events of its transaction, for a row is dearer than its content; two rows make a round of the relay. */
const MOST_ROW_BYTES = 370_000;

/** The id rises by one for each thousand bytes, so that a partition, which is a range of ids, holds as much whatever the size of its rows. */
const append: Statement = {
  name: "outbox-append",
  text: `with said as (
      insert into outbox (id, topic, events, key, type, body, traces) overriding system value
      select (select max(nextval('outbox_id_seq')) from generate_series(0, $1::int / 1000)), $2, $3, $4, $5, $6, $7
      returning xid, id)
    select xid::text, id::text, pg_notify('${OUTBOX_CHANNEL}', '') from said`,
};

/** Writes facts to the outbox, in order, in the caller's transaction: they will be told to the others exactly if it commits. Throws when one is larger than `LARGEST_EVENT_BYTES`. */
export async function appendFacts(tx: Tx, ids: Ids, facts: readonly Fact[]): Promise<void> {
  for (const { row, bytes } of rowsOf(facts.map((fact) => seal(ids.next(), fact)))) {
    const { topic, keys, types, bodies, traces } = row;
    const [place] = await tx.rows<OutboxPlace>(append, [bytes, topic, bodies.length, sqlLines(keys), sqlLines(types), sqlLines(bodies), traces && sqlLines(traces)]);
    if (place) tx.freshRows.keep(place, row, bytes);
  }
}

/** Events as rows, in their order. Their columns become texts of lines: keys and types are ids and words, and JSON escapes its line breaks. */
function rowsOf(events: readonly Envelope[]): { row: OutboxRow; bytes: number }[] {
  const rows: { row: OutboxRow; bytes: number }[] = [];
  let last: (typeof rows)[number] | undefined;
  for (const event of events) {
    const [topic, body] = [topicOf(event.type), JSON.stringify(event)];
    const bytes = Buffer.byteLength(body);
    if (bytes > LARGEST_EVENT_BYTES) throw new Error(`${event.type} of key ${event.key} is larger than ${LARGEST_EVENT_BYTES} bytes`);
    if (!last || last.row.topic !== topic || last.bytes + bytes > MOST_ROW_BYTES) rows.push((last = { row: { topic, keys: [], types: [], bodies: [], traces: null }, bytes: 0 }));
    last.row.keys.push(event.key);
    last.row.types.push(event.type);
    last.row.bodies.push(body);
    if (isTracing()) noteTrace(last.row, event);
    last.bytes += bytes;
  }
  return rows;
}

/** Rows of which no event is recorded, as most are not, keep no traces. */
function noteTrace(row: OutboxRow, event: Envelope): void {
  const place = placeOfEvent(event);
  if (place) row.traces ??= Array.from({ length: row.bodies.length - 1 }, () => "");
  row.traces?.push(place ? traceparentOf(place) : "");
}
