import { KafkaJSDeleteGroupsError, type Admin, type Kafka } from "kafkajs";

/** What a Kafka bus asks its brokers about groups, over one connection that is opened when it is first needed. */
export interface KafkaGroups {
  lag(group: string, topics: readonly string[]): Promise<Map<string, number>>;
  forget(group: string): Promise<void>;
  close(): Promise<void>;
}

/** Broker error codes of the Kafka protocol. */
const NON_EMPTY_GROUP = 68;
const GROUP_ID_NOT_FOUND = 69;
const ASK_AGAIN_AFTER_MS = 500;

/** `topicExists` answers once a topic can be asked about, creating it where it is missing. A member that was killed belongs to its group for `sessionTimeoutMs`. */
export function kafkaGroups(kafka: Kafka, topicExists: (topic: string) => Promise<unknown>, sessionTimeoutMs: number): KafkaGroups {
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
      const lastAsk = performance.now() + 2 * sessionTimeoutMs;
      for (;;) {
        const code = await deleteGroup(admin, group);
        if (code === null || code === GROUP_ID_NOT_FOUND) return;
        if (code !== NON_EMPTY_GROUP || performance.now() > lastAsk) throw new Error(`The group ${group} cannot be forgotten (Kafka error ${code}).`);
        await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_AFTER_MS));
      }
    },
    async close() {
      const admin = await opening?.catch(() => undefined);
      opening = undefined;
      await admin?.disconnect();
    },
  };
}

/** Answers the broker's error code, null once the group is deleted. */
async function deleteGroup(admin: Admin, group: string): Promise<number | null> {
  try {
    await admin.deleteGroups([group]);
    return null;
  } catch (error) {
    const code = error instanceof KafkaJSDeleteGroupsError ? error.groups[0]?.errorCode : undefined;
    if (code === undefined) throw error;
    return code;
  }
}
