import type { Bus, DeliveredBatch, OutgoingMessage } from "./bus";
import { prefixedBus } from "./prefixed-bus";

const message = { key: "job", type: "attempt.ended", sequence: 1, body: "{}" };
const delivered: DeliveredBatch = { topic: "north-dialer.events", partition: 3, messages: [] };

/** A bus that notes what it is asked for and delivers one batch to whoever subscribes. */
function notingBus() {
  const published: OutgoingMessage[] = [];
  const subscribed: string[][] = [];
  const bus: Bus = {
    publish: async (messages) => void published.push(...messages),
    async subscribe(group, topics, onBatch) {
      subscribed.push([group, ...topics]);
      await onBatch(delivered);
      return { stop: async () => undefined };
    },
    close: async () => undefined,
  };
  return { bus, published, subscribed };
}

it("names topics and groups with the prefix outside, and without it inside", async () => {
  const { bus, published, subscribed } = notingBus();
  const north = prefixedBus(bus, "north-");
  await north.publish([{ ...message, topic: "dialer.events" }]);
  const heard: DeliveredBatch[] = [];
  await north.subscribe("scheduler", ["dialer.events"], async (batch) => void heard.push(batch));
  expect(published).toEqual([{ ...message, topic: "north-dialer.events" }]);
  expect(subscribed).toEqual([["north-scheduler", "north-dialer.events"]]);
  expect(heard).toEqual([{ ...delivered, topic: "dialer.events" }]);
});
