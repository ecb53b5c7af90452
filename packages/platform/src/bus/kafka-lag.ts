import type { Admin, Kafka } from "kafkajs";

/** What a Kafka bus asks its brokers about groups, over one connection that is opened when it is first needed. */
export interface KafkaGroups {
  lag(group: string, topics: readonly string[]): Promise<Map<string, number>>;
  forget(group: string): Promise<void>;
  close(): Promise<void>;
}

/** `topicExists` answers once a topic can be asked about, creating it where it is missing. */
export function kafkaGroups(kafka: Kafka, topicExists: (topic: string) => Promise<unknown>): KafkaGroups {
  let opening: Promise<Admin> | undefined;
  const open = async (): Promise<Admin> => {
    const admin = kafka.admin();
    await admin.connect();
    return admin;
  };
  const connected = (): Promise<Admin> => {
    const admin = (opening ??= open());
    admin.catch(() => (opening = undefined));
    return admin;
  };
  return {
    async lag(group, topics) {
      for (const topic of topics) await topicExists(topic);
      const admin = await connected();
      const handled = await admin.fetchOffsets({ groupId: group, topics: [...topics] });
      const lags = new Map<string, number>();
      for (const topic of topics) {
        const offsets = new Map(handled.find((one) => one.topic === topic)?.partitions.map(({ partition, offset }) => [partition, Number(offset)]));
        const ends = await admin.fetchTopicOffsets(topic);
        // A group that never handled any has the offset -1 and begins at the oldest message that is kept.
        lags.set(topic, ends.reduce((sum, { partition, high, low }) => sum + Math.max(0, Number(high) - Math.max(offsets.get(partition) ?? -1, Number(low))), 0));
      }
      return lags;
    },
    async forget(group) {
      const admin = await connected();
      await admin.deleteGroups([group]);
    },
    async close() {
      const admin = await opening?.catch(() => undefined);
      opening = undefined;
      await admin?.disconnect();
    },
  };
}
