import type { Bus, DeliveredBatch, OutgoingMessage } from "./bus";
import { prefixedBus } from "./prefixed-bus";

const message = { key: "job", type: "attempt.ended", sequence: 1, body: "{}" };
const delivered: DeliveredBatch = { topic: "north-dialer.events", partition: 3, messages: [] };

/** A bus that notes what it is asked for and delivers one batch to whoever subscribes. */
function notingBus() {
  const published: OutgoingMessage[] = [];
  const subscribed: unknown[][] = [];
  const forgotten: string[] = [];
  const bus: Bus = {
    publish: async (messages) => void published.push(...messages),
    async subscribe(group, topics, onBatch, mostMessages) {
      subscribed.push([group, ...topics, mostMessages]);
      await onBatch(delivered);
      return { stop: async () => undefined };
    },
    lag: async (group, topics) => new Map(topics.map((topic) => [topic, group === "north-scheduler" ? 7 : 0])),
    forget: async (group) => void forgotten.push(group),
    close: async () => undefined,
  };
  return { bus, published, subscribed, forgotten };
}

it("names topics and groups with the prefix outside, and without it inside", async () => {
  const { bus, published, subscribed, forgotten } = notingBus();
  const north = prefixedBus(bus, "north-");
  await north.publish([{ ...message, topic: "dialer.events" }]);
  const heard: DeliveredBatch[] = [];
  await north.subscribe("scheduler", ["dialer.events"], async (batch) => void heard.push(batch), 7);
  expect(await north.lag("scheduler", ["dialer.events"])).toEqual(new Map([["dialer.events", 7]]));
  await north.forget("scheduler");
  expect(forgotten).toEqual(["north-scheduler"]);
  expect(published).toEqual([{ ...message, topic: "north-dialer.events" }]);
  expect(subscribed).toEqual([["north-scheduler", "north-dialer.events", 7]]);
  expect(heard).toEqual([{ ...delivered, topic: "dialer.events" }]);
});
