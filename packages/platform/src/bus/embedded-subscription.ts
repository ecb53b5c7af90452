import type { Pool } from "pg";
import type { Log } from "../process/log";
import { startLoop, type Loop } from "../process/loop";
import type { DeliveredBatch, Subscription } from "./bus";
import { readPartition } from "./embedded-reader";
import { EMBEDDED_PARTITIONS, partitionName } from "./embedded-schema";
import { openMemberSession, type MemberSession } from "./embedded-session";

export interface EmbeddedSubscriptionOptions {
  url: string;
  pool: Pool;
  group: string;
  topics: readonly string[];
  log: Log;
  onBatch(batch: DeliveredBatch): Promise<void>;
  mostMessages: number;
}

const LOOK_EVERY_MS = 1_000;

/**
 * Joins a group: takes its fair share of each topic's partitions, reads each with a loop of its own, and gives up what others should have.
 * A member whose session was lost has lost its claims with it; it finishes the batches in hand and joins anew.
 */
export async function subscribeToPostgres({ url, pool, group, topics, log, onBatch, mostMessages }: EmbeddedSubscriptionOptions): Promise<Subscription> {
  const readers = new Map<string, Loop>();
  let membership: Loop | undefined;
  let stopping = false;
  const join = () => openMemberSession({ url, group, topics, onPublished: (name) => readers.get(name)?.wake(), onChange: () => membership?.wake() });
  let session: MemberSession = await join();

  const stopReading = async (names: readonly string[]) => {
    await Promise.all(names.map((name) => readers.get(name)?.stop()));
    for (const name of names) readers.delete(name);
  };
  const holdShareOf = async (topic: string) => {
    const partitions = Array.from({ length: EMBEDDED_PARTITIONS }, (_, partition) => ({ partition, name: partitionName(topic, partition) }));
    const share = Math.ceil(partitions.length / Math.max(1, await session.members(topic)));
    const held = partitions.filter(({ name }) => readers.has(name));
    const tooMany = held.slice(share).map(({ name }) => name);
    await stopReading(tooMany);
    for (const name of tooMany) await session.giveUp(name);
    if (tooMany.length > 0) await session.announce();
    let missing = share - held.length;
    for (const { partition, name } of partitions) {
      if (missing <= 0 || readers.has(name) || !(await session.claim(name))) continue;
      readers.set(name, await readPartition({ pool, group, topic, partition, log, onBatch, mostMessages, isStopping: () => stopping }));
      missing--;
    }
  };
  const holdShare = async (): Promise<boolean> => {
    if (session.isLost()) {
      log.warn("a membership was lost and is begun anew", { group });
      await stopReading([...readers.keys()]);
      session = await join();
    }
    for (const topic of topics) await holdShareOf(topic);
    return false;
  };

  const stop = async () => {
    stopping = true;
    await membership?.stop();
    await stopReading([...readers.keys()]);
    await session.end();
  };
  try {
    await holdShare();
  } catch (error) {
    await stop();
    throw error;
  }
  membership = startLoop({ name: `membership of ${group}`, everyMs: LOOK_EVERY_MS, log, round: holdShare });
  return { stop };
}
