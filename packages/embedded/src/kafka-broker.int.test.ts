import { join } from "node:path";
import { Kafka, logLevel } from "kafkajs";
import { userCacheDir } from "./cache-dir";
import { findOrStartBroker, type Broker } from "./kafka-broker";
import { throwAwayFolder } from "./throw-away-folder";

let folder: Awaited<ReturnType<typeof throwAwayFolder>>;
let found: Awaited<ReturnType<typeof findOrStartBroker>>;
beforeAll(async () => {
  folder = await throwAwayFolder();
  found = await findOrStartBroker({ env: process.env, cacheDir: userCacheDir(), dataDir: join(folder.path, "kafka") });
}, 400_000);
afterAll(async () => {
  if (!("unavailable" in found)) await found.stop();
  folder.remove();
});

/** The broker; null, and the reason said aloud, where none can be had. In CI that is a failure. */
function brokerOrReason(): Broker | null {
  if (!("unavailable" in found)) return found;
  if (process.env.CI) throw new Error(found.unavailable);
  console.warn(`The Kafka suite did not run: ${found.unavailable}`);
  return null;
}

it("carries 1000 messages from kafkajs to kafkajs, in order", async () => {
  const broker = brokerOrReason();
  if (!broker) return;
  const kafka = new Kafka({ brokers: [...broker.brokers], logLevel: logLevel.NOTHING });
  const topic = `ordered-${Date.now()}`;
  const [admin, producer, consumer] = [kafka.admin(), kafka.producer(), kafka.consumer({ groupId: topic })];
  await Promise.all([admin.connect(), producer.connect(), consumer.connect()]);
  try {
    await admin.createTopics({ waitForLeaders: true, topics: [{ topic, numPartitions: 1, replicationFactor: 1 }] });
    const sent = Array.from({ length: 1000 }, (_, number) => String(number));
    await producer.send({ topic, messages: sent.map((value) => ({ key: "job", value })) });
    await consumer.subscribe({ topic, fromBeginning: true });
    const received: string[] = [];
    await new Promise<void>((all) => {
      void consumer.run({
        eachMessage: async ({ message }) => {
          if (received.push(String(message.value)) === sent.length) all();
        },
      });
    });
    expect(received).toEqual(sent);
  } finally {
    await Promise.all([admin.disconnect(), producer.disconnect(), consumer.disconnect()]);
  }
});

it("uses the brokers that KAFKA_BROKERS names, and leaves them running", async () => {
  const broker = brokerOrReason();
  if (!broker) return;
  const named = { env: { KAFKA_BROKERS: ` ${broker.brokers.join(",")} ` }, cacheDir: "/nowhere", dataDir: "/nowhere" };
  const given = await findOrStartBroker(named);
  expect(given).toMatchObject({ brokers: broker.brokers, version: null });
  if (!("unavailable" in given)) await given.stop();
  expect(await findOrStartBroker(named)).toMatchObject({ brokers: broker.brokers });
});

it("says why there is no broker, in a sentence, when those named do not answer", async () => {
  const answer = await findOrStartBroker({ env: { KAFKA_BROKERS: "127.0.0.1:1" }, cacheDir: "/nowhere", dataDir: "/nowhere" });
  expect(answer).toEqual({ unavailable: "KAFKA_BROKERS names 127.0.0.1:1, and nothing listens there." });
});
