import type { Kafka } from "kafkajs";

/** Answers a topic's number of partitions, creating the topic where it is missing. Asks the brokers once for each topic. */
export function topicPartitions(kafka: Kafka, numPartitions: number, replicationFactor: number): (topic: string) => Promise<number> {
  const known = new Map<string, Promise<number>>();
  const find = async (topic: string): Promise<number> => {
    const admin = kafka.admin();
    await admin.connect();
    try {
      if (!(await admin.listTopics()).includes(topic)) {
        await admin.createTopics({ topics: [{ topic, numPartitions, replicationFactor }], waitForLeaders: true });
      }
      const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
      const found = topics[0]?.partitions.length ?? 0;
      if (found === 0) throw new Error(`Kafka tells of no partitions of ${topic}`);
      return found;
    } finally {
      await admin.disconnect();
    }
  };
  return (topic) => {
    const found = known.get(topic) ?? find(topic);
    known.set(topic, found);
    found.catch(() => known.delete(topic));
    return found;
  };
}
