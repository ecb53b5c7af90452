import { createLog } from "../process/log";
import { openEmbeddedBus } from "./embedded-bus";
import { openKafkaBus } from "./kafka-bus";
import { SHORT_SESSION_MS } from "./short-session.fixture";

/** A member of a group in a process of its own: it tells its parent of its first batch and never finishes it. Arguments: the bus's address, the group, the topic. */
const [, , , address = "", group = "", topic = ""] = process.argv;
const log = createLog("member", "error");

async function main(): Promise<void> {
  const bus = address.startsWith("kafka://")
    ? await openKafkaBus({ brokers: [address.slice("kafka://".length)], clientId: "member", log, sessionTimeoutMs: SHORT_SESSION_MS })
    : await openEmbeddedBus({ url: address, log });
  await bus.subscribe(group, [topic], (batch) => {
    process.send?.({ sequences: batch.messages.map((message) => message.sequence) });
    return new Promise(() => undefined);
  });
}

void main();
