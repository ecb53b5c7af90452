import { Kafka, logLevel, Partitioners } from "kafkajs";
import type { Log } from "../process/log";
import { MOST_MESSAGES, type Bus, type Subscription } from "./bus";
import { kafkaGroups } from "./kafka-lag";
import { kafkaRequests } from "./kafka-records";
import { subscribeToKafka } from "./kafka-subscription";
import { topicPartitions } from "./kafka-topics";
import { quietIdleKafkajs } from "./kafkajs-idle";

export interface KafkaBusOptions {
  brokers: readonly string[];
  clientId: string;
  log: Log;
  /** Partitions of a topic that is created here (4 unless told); an existing topic keeps what it has. */
  partitions?: number;
  /** Copies of a topic that is created here; the broker's own default unless told. */
  replication?: number;
  /** How long a member may be silent before its partitions are given to others (15 s unless told). */
  sessionTimeoutMs?: number;
}

/** The bus on Apache Kafka through kafkajs: producer with acks from all in-sync replicas, classic consumer groups, offsets kept after a batch was handled. */
export async function openKafkaBus({ brokers, clientId, log, partitions = 4, replication = -1, sessionTimeoutMs = 15_000 }: KafkaBusOptions): Promise<Bus> {
  quietIdleKafkajs();
  const kafka = new Kafka({
    brokers: [...brokers],
    clientId,
    logLevel: logLevel.WARN,
    // kafkajs calls an error what it then recovers from, such as a rebalance.
    logCreator: () => (entry) => log.warn(entry.log.message, { kafka: entry.namespace, reason: entry.log["error"] }),
  });
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner, maxInFlightRequests: 1, idempotent: false, allowAutoTopicCreation: false });
  await producer.connect();
  const partitionsOf = topicPartitions(kafka, partitions, replication);
  const groups = kafkaGroups(kafka, partitionsOf, sessionTimeoutMs);
  const subscriptions = new Set<Subscription>();
  return {
    async publish(messages) {
      const counts = new Map<string, number>();
      for (const { topic } of messages) if (!counts.has(topic)) counts.set(topic, await partitionsOf(topic));
      // One after the other: what follows a request that failed must not be kept before it.
      for (const topicMessages of kafkaRequests(messages, counts)) await producer.sendBatch({ acks: -1, topicMessages });
    },
    async subscribe(group, topics, onBatch, mostMessages = MOST_MESSAGES) {
      let concurrency = 0;
      for (const topic of topics) concurrency += await partitionsOf(topic);
      const subscription = await subscribeToKafka({ kafka, group, topics, log, onBatch, mostMessages, concurrency, sessionTimeoutMs });
      subscriptions.add(subscription);
      return { stop: () => (subscriptions.delete(subscription) ? subscription.stop() : Promise.resolve()) };
    },
    lag: (group, topics) => groups.lag(group, topics),
    forget: (group) => groups.forget(group),
    async close() {
      await Promise.all([...subscriptions].map((subscription) => subscription.stop()));
      subscriptions.clear();
      await groups.close();
      await producer.disconnect();
    },
  };
}
