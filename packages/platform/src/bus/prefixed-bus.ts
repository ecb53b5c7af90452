import type { Bus } from "./bus";

/** A bus whose topics and groups all begin with a prefix, unseen by those who use it: several installations then share one broker without hearing each other. */
export function prefixedBus(bus: Bus, prefix: string): Bus {
  const outside = (name: string) => prefix + name;
  return {
    publish: (messages) => bus.publish(messages.map((message) => ({ ...message, topic: outside(message.topic) }))),
    subscribe: (group, topics, onBatch, mostMessages) =>
      bus.subscribe(outside(group), topics.map(outside), (batch) => onBatch({ ...batch, topic: batch.topic.slice(prefix.length) }), mostMessages),
    async lag(group, topics) {
      const lags = await bus.lag(outside(group), topics.map(outside));
      return new Map([...lags].map(([topic, lag]) => [topic.slice(prefix.length), lag]));
    },
    forget: (group) => bus.forget(outside(group)),
    close: () => bus.close(),
  };
}
