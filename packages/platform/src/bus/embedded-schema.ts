import type { Pool } from "pg";
import { createTables } from "../store/create-tables";

/** How many partitions a topic of the embedded bus has: enough for every core of a small machine, few enough for full batches. */
export const EMBEDDED_PARTITIONS = 4;

/** The channel on which a publisher wakes the readers of a partition; its payload is the partition's name. */
export const PUBLISHED_CHANNEL = "bus_published";

/** The channel on which members of a group tell each other that shares have changed; its payload is the group. */
export const SHARES_CHANNEL = "bus_shares";

/** How a partition is called in claims and notifications. */
export function partitionName(topic: string, partition: number): string {
  return `${topic}/${partition}`;
}

const SCHEMA_LOCK = 7_245_011;

/**
 * Creates the tables of the embedded bus where they are missing; safe when several processes start at once. Batches are kept as they are: compressed
 * they would take half the space, and four times as long to write.
 */
export async function prepareEmbeddedBus(pool: Pool): Promise<void> {
  await createTables(
    pool,
    SCHEMA_LOCK,
    `
      create table if not exists topic_partition (
        topic text,
        partition int,
        next_offset bigint not null default 0,
        primary key (topic, partition)
      ) with (fillfactor = 50);
      create table if not exists record_batch (
        topic text,
        partition int,
        last_offset bigint,
        first_offset bigint not null,
        heads text storage external not null,
        bodies text storage external not null,
        published_at timestamptz not null default now(),
        primary key (topic, partition, last_offset)
      );
      create index if not exists record_batch_published_at on record_batch (published_at);
      create table if not exists group_offset (
        "group" text,
        topic text,
        partition int,
        next_offset bigint not null,
        primary key ("group", topic, partition)
      ) with (fillfactor = 50);
    `,
  );
}
