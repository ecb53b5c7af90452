import type { Pool } from "pg";
import type { Log } from "../process/log";
import { startLoop, type Loop } from "../process/loop";
import { endOfBatch, type DeliveredBatch } from "./bus";
import { unpackRecords, type PackedRecords, type UnpackedMessage } from "./embedded-records";

export interface ReaderOptions {
  pool: Pool;
  group: string;
  topic: string;
  partition: number;
  log: Log;
  onBatch(batch: DeliveredBatch): Promise<void>;
  mostMessages: number;
  /** True from the moment on at which no further batch may begin. */
  isStopping(): boolean;
}

const POLL_EVERY_MS = 500;

/** Unread rows up to some two megabytes, so that a burst of large messages does not fill the memory. */
const readRecords = `
  select "firstOffset", heads, bodies
  from (
    select first_offset::text as "firstOffset", heads, bodies, last_offset,
      sum(octet_length(bodies)) over (order by last_offset) - octet_length(bodies) as "bytesBefore"
    from (
      select last_offset, first_offset, heads, bodies from record_batch
      where topic = $1 and partition = $2 and last_offset >= $3 order by last_offset limit 100) as next) as sized
  where "bytesBefore" < 2000000 order by last_offset`;
const keepOffset = `
  insert into group_offset ("group", topic, partition, next_offset) values ($1, $2, $3, $4)
  on conflict ("group", topic, partition) do update set next_offset = excluded.next_offset`;

interface Unread {
  offset: number;
  message: UnpackedMessage;
}

/** Reads a partition for a group, from where the group left off: a batch, its handler, the offset behind it, the next batch. */
export async function readPartition({ pool, group, topic, partition, log, onBatch, mostMessages, isStopping }: ReaderOptions): Promise<Loop> {
  const stored = await pool.query<{ nextOffset: string }>(
    `select next_offset::text as "nextOffset" from group_offset where "group" = $1 and topic = $2 and partition = $3`,
    [group, topic, partition],
  );
  let next = Number(stored.rows[0]?.nextOffset ?? 0);
  let unread: Unread[] = [];
  const round = async () => {
    if (unread.length === 0) unread = await readFrom(pool, topic, partition, next);
    const batch = unread.slice(0, endOfBatch(unread.map(({ message }) => message.bodyLength), 0, mostMessages));
    const last = batch[batch.length - 1];
    if (!last || isStopping()) return false;
    await onBatch({ topic, partition, messages: batch.map(({ message }) => message) });
    await pool.query({ name: "bus-offset", text: keepOffset, values: [group, topic, partition, last.offset + 1] });
    next = last.offset + 1;
    unread = unread.slice(batch.length);
    return true;
  };
  return startLoop({ name: `${group} on ${topic}/${partition}`, everyMs: POLL_EVERY_MS, log, round });
}

async function readFrom(pool: Pool, topic: string, partition: number, next: number): Promise<Unread[]> {
  const { rows } = await pool.query<{ firstOffset: string } & PackedRecords>({ name: "bus-read", text: readRecords, values: [topic, partition, next] });
  return rows.flatMap((row) => {
    const first = Number(row.firstOffset);
    return unpackRecords(row)
      .map((message, index) => ({ offset: first + index, message }))
      .slice(Math.max(0, next - first));
  });
}
