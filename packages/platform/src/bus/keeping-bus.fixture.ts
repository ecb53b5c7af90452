import type { Bus, OutgoingMessage } from "./bus";

/** A bus to publish to that keeps what it is given. */
export interface KeepingBus extends Bus {
  /** Messages of each call. */
  calls: OutgoingMessage[][];
  kept(): OutgoingMessage[];
  /** Ends when as many messages have been kept in all. */
  received(count: number): Promise<void>;
}

/** `after` runs when a call's messages are kept and may throw: then they are kept although the publisher is told otherwise, as the port allows. */
export function keepingBus(after: (call: number) => Promise<void> | void = () => undefined): KeepingBus {
  const calls: OutgoingMessage[][] = [];
  const looking = new Set<() => void>();
  const kept = () => calls.flat();
  return {
    calls,
    kept,
    async publish(messages) {
      calls.push([...messages]);
      for (const look of looking) look();
      await after(calls.length);
    },
    received: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (kept().length < count) return;
          looking.delete(look);
          resolve();
        };
        looking.add(look);
        look();
      }),
    subscribe: () => Promise.reject(new Error("this bus has no readers")),
    lag: (_group, topics) => Promise.resolve(new Map(topics.map((topic) => [topic, 0]))),
    forget: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}
