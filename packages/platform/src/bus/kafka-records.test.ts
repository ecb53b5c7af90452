import type { KafkaMessage } from "kafkajs";
import { partitionOf, type OutgoingMessage } from "./bus";
import { fromKafka, kafkaRequests } from "./kafka-records";

const message = (sequence: number, changes: Partial<OutgoingMessage> = {}): OutgoingMessage => ({ topic: "a", key: "key", type: "kind", sequence, body: "{}", ...changes });
const record = (headers: KafkaMessage["headers"] = {}): KafkaMessage => ({ key: null, value: null, timestamp: "0", attributes: 0, offset: "0", headers });
const counts = new Map([["a", 4], ["b", 2]]);

describe("kafkaRequests", () => {
  it("sends messages of many topics with one request, each to the partition of its key", () => {
    const sent = kafkaRequests([message(1), message(2, { topic: "b", key: "other" }), message(3)], counts);
    expect(sent).toEqual([
      [
        { topic: "a", messages: [1, 3].map((sequence) => ({ key: "key", value: "{}", partition: partitionOf("key", 4), headers: { type: "kind", sequence: String(sequence) } })) },
        { topic: "b", messages: [{ key: "other", value: "{}", partition: partitionOf("other", 2), headers: { type: "kind", sequence: "2" } }] },
      ],
    ]);
  });

  it("begins another request where a partition's record batch would grow past a megabyte, and keeps the order", () => {
    const many = Array.from({ length: 5_000 }, (_, index) => message(index + 1, { body: `"${"é".repeat(250)}"` }));
    const requests = kafkaRequests(many, counts).map((request) => request.flatMap((ofTopic) => ofTopic.messages));
    expect(requests.length).toBeGreaterThan(2);
    for (const records of requests) expect(records.reduce((bytes, { value }) => bytes + Buffer.byteLength(value ?? ""), 0)).toBeLessThan(1_000_000);
    expect(requests.flat().map(({ headers }) => Number(headers?.["sequence"]))).toEqual(many.map(({ sequence }) => sequence));
  });

  it("sends a larger message by itself, and nothing for nothing", () => {
    expect(kafkaRequests([message(1), message(2, { body: "x".repeat(2_000_000) }), message(3)], counts).map((request) => request[0]?.messages.length)).toEqual([1, 1, 1]);
    expect(kafkaRequests([], counts)).toEqual([]);
  });
});

describe("fromKafka", () => {
  it("reads what others wrote, without a key, a type, a sequence or a body", () => {
    expect({ ...fromKafka(record()), read: undefined }).toEqual({ key: "", type: "", sequence: NaN, read: undefined });
    expect(fromKafka(record()).read()).toBe("");
    expect(fromKafka(record({ sequence: "many" })).sequence).toBeNaN();
  });
});
