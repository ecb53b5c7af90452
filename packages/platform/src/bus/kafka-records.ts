import type { KafkaMessage, Message, TopicMessages } from "kafkajs";
import { decodeBody, partitionOf, type DeliveredMessage, type OutgoingMessage } from "./bus";

/** Brokers take 1,048,588 bytes a record batch by default. Each record is counted with its key, its body and this much for the rest. */
const MOST_BATCH_BYTES = 1_000_000;
const RECORD_OVERHEAD_BYTES = 150;

/** The messages as requests to be sent one after the other, in none of which a partition's record batch is too large for the brokers. `partitions` is the number of each topic's. */
export function kafkaRequests(messages: readonly OutgoingMessage[], partitions: ReadonlyMap<string, number>): TopicMessages[][] {
  const requests: Map<string, Message[]>[] = [];
  let bytes = new Map<string, number>();
  for (const message of messages) {
    const partition = partitionOf(message.key, partitions.get(message.topic) ?? 1);
    const name = `${message.topic}/${partition}`;
    const size = Buffer.byteLength(message.body) + Buffer.byteLength(message.key) + RECORD_OVERHEAD_BYTES;
    const held = bytes.get(name) ?? 0;
    let request = requests[requests.length - 1];
    if (!request || (held > 0 && held + size > MOST_BATCH_BYTES)) {
      requests.push((request = new Map()));
      bytes = new Map();
    }
    bytes.set(name, (bytes.get(name) ?? 0) + size);
    const ofTopic = request.get(message.topic);
    const record = { key: message.key, value: message.body, partition, headers: headersOf(message) };
    if (ofTopic) ofTopic.push(record);
    else request.set(message.topic, [record]);
  }
  return requests.map((request) => [...request].map(([topic, ofTopic]) => ({ topic, messages: ofTopic })));
}

function headersOf({ type, sequence, traceparent }: OutgoingMessage): Record<string, string> {
  return { type, sequence: String(sequence), ...(traceparent && { traceparent }) };
}

/** A record as the port delivers it. */
export function fromKafka({ key, value, headers }: KafkaMessage): DeliveredMessage {
  return {
    key: key?.toString() ?? "",
    type: headers?.["type"]?.toString() ?? "",
    sequence: Number(headers?.["sequence"]?.toString() ?? NaN),
    traceparent: headers?.["traceparent"]?.toString(),
    read: () => decodeBody(value?.toString() ?? ""),
  };
}
