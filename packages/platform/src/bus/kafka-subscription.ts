import { setTimeout as sleep } from "node:timers/promises";
import type { Consumer, EachBatchPayload, Kafka } from "kafkajs";
import type { Log } from "../process/log";
import { startLoop, type Loop } from "../process/loop";
import { endOfBatch, type DeliveredBatch, type Subscription } from "./bus";
import { fromKafka } from "./kafka-records";

export interface KafkaSubscriptionOptions {
  kafka: Kafka;
  group: string;
  topics: readonly string[];
  log: Log;
  onBatch(batch: DeliveredBatch): Promise<void>;
  mostMessages: number;
  /** How many partitions are handled at a time. */
  concurrency: number;
  sessionTimeoutMs: number;
}

const FETCH_WAIT_MS = 250;
const REDELIVERY_MS = { first: 100, most: 5_000 };
const LOOK_EVERY_MS = 60_000;

/** Joins a group. kafkajs begins anew by itself after most failures; after the others a new member is put in its place here. */
export async function subscribeToKafka(options: KafkaSubscriptionOptions): Promise<Subscription> {
  const { kafka, group, topics, log, concurrency, sessionTimeoutMs } = options;
  const stopping = new AbortController();
  let dead = false;
  let keeper: Loop | undefined;
  const join = async (): Promise<Consumer> => {
    const joining = kafka.consumer({
      groupId: group,
      maxWaitTimeInMs: FETCH_WAIT_MS,
      sessionTimeout: sessionTimeoutMs,
      heartbeatInterval: sessionTimeoutMs / 5,
      allowAutoTopicCreation: false,
    });
    joining.on(joining.events.CRASH, ({ payload }) => {
      if (payload.restart) return;
      dead = true;
      keeper?.wake();
    });
    await joining.connect();
    await joining.subscribe({ topics: [...topics], fromBeginning: true });
    dead = false;
    await joining.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: concurrency,
      eachBatch: (payload) => deliverParts(payload, options, stopping.signal),
    });
    return joining;
  };
  let consumer = await join();
  keeper = startLoop({
    name: `membership of ${group}`,
    everyMs: LOOK_EVERY_MS,
    log,
    round: async () => {
      if (!dead) return false;
      log.warn("a membership was lost and is begun anew", { group });
      await consumer.disconnect();
      consumer = await join();
      return false;
    },
  });
  return {
    async stop() {
      stopping.abort();
      await keeper?.stop();
      await consumer.disconnect();
    },
  };
}

/** Delivers what was fetched of a partition in parts, and keeps the offset behind each part that was handled. */
async function deliverParts(payload: EachBatchPayload, options: KafkaSubscriptionOptions, stopping: AbortSignal): Promise<void> {
  const { batch, resolveOffset, heartbeat, commitOffsetsIfNecessary, isRunning } = payload;
  const { topic, partition } = batch;
  const lengths = batch.messages.map(({ value }) => value?.length ?? 0);
  for (let at = 0, end = 0; at < batch.messages.length && isRunning() && !stopping.aborted; at = end) {
    end = endOfBatch(lengths, at, options.mostMessages);
    const part = batch.messages.slice(at, end);
    const offset = part[part.length - 1]?.offset ?? batch.lastOffset();
    const handle = () => options.onBatch({ topic, partition, messages: part.map(fromKafka) });
    if (!(await deliver(handle, heartbeat, options, stopping))) return;
    resolveOffset(offset);
    await commitOffsetsIfNecessary({ topics: [{ topic, partitions: [{ partition, offset: (BigInt(offset) + 1n).toString() }] }] });
    await heartbeat();
  }
}

/** Delivers until it is handled, false when the subscription stops before. A heartbeat that fails ends it too: the partition may be another's by then. */
async function deliver(handle: () => Promise<void>, heartbeat: () => Promise<void>, options: KafkaSubscriptionOptions, stopping: AbortSignal): Promise<boolean> {
  for (let pauseMs = REDELIVERY_MS.first; ; pauseMs = Math.min(pauseMs * 2, REDELIVERY_MS.most)) {
    // However long the handler takes, the group hears of this member; a rebalance that it tells of is obeyed after the handler.
    const beating = setInterval(() => void heartbeat().catch(() => undefined), options.sessionTimeoutMs / 5);
    try {
      await handle();
      return true;
    } catch (error) {
      options.log.warn("a batch was not handled and will be delivered again", { group: options.group, error, pauseMs });
    } finally {
      clearInterval(beating);
    }
    await sleep(pauseMs, undefined, { signal: stopping }).catch(() => undefined);
    if (stopping.aborted) return false;
    await heartbeat();
  }
}
