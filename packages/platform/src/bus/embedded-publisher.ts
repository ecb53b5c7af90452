import type { Pool } from "pg";
import { partitionOf, type OutgoingMessage } from "./bus";
import { packRecords } from "./embedded-records";
import { EMBEDDED_PARTITIONS, partitionName, PUBLISHED_CHANNEL } from "./embedded-schema";

/**
 * Offsets are given out under the lock of the partition's row, which is held until the commit, so that they become visible in their order and
 * without gaps. Partitions are locked in one order. All messages of a partition make one row, as a log keeps record batches.
 */
const publishBatches = `
  with batch as materialized (
    select topic, partition, name, count, heads, bodies
    from unnest($1::text[], $2::int[], $3::text[], $4::int[], $5::text[], $6::text[]) as batch(topic, partition, name, count, heads, bodies)
    order by topic, partition),
  moved as (
    insert into topic_partition as p (topic, partition, next_offset)
    select topic, partition, count from batch
    on conflict (topic, partition) do update set next_offset = p.next_offset + excluded.next_offset
    returning p.topic, p.partition, p.next_offset),
  kept as (
    insert into record_batch (topic, partition, first_offset, last_offset, heads, bodies)
    select b.topic, b.partition, m.next_offset - b.count, m.next_offset - 1, b.heads, b.bodies
    from batch b join moved m on m.topic = b.topic and m.partition = b.partition)
  select pg_notify('${PUBLISHED_CHANNEL}', name) from batch`;

/** Keeps all the messages with one statement, or none, and wakes their readers. */
export async function publishToPostgres(pool: Pool, messages: readonly OutgoingMessage[]): Promise<void> {
  if (messages.length === 0) return;
  const batches = new Map<string, { topic: string; partition: number; messages: OutgoingMessage[] }>();
  for (const message of messages) {
    const partition = partitionOf(message.key, EMBEDDED_PARTITIONS);
    const name = partitionName(message.topic, partition);
    const batch = batches.get(name);
    if (batch) batch.messages.push(message);
    else batches.set(name, { topic: message.topic, partition, messages: [message] });
  }
  const all = [...batches.values()];
  const packed = all.map((batch) => packRecords(batch.messages));
  await pool.query({
    name: "bus-publish",
    text: publishBatches,
    values: [
      all.map((batch) => batch.topic),
      all.map((batch) => batch.partition),
      [...batches.keys()],
      all.map((batch) => batch.messages.length),
      packed.map(({ heads }) => heads),
      packed.map(({ bodies }) => bodies),
    ],
  });
}
