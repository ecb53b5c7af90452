import type { DeliveredBatch, DeliveredMessage } from "./bus";

/** A subscriber that keeps what it was given, for tests. */
export interface Collector {
  batches: DeliveredBatch[];
  messages(): DeliveredMessage[];
  onBatch(batch: DeliveredBatch): Promise<void>;
  /** Ends when as many messages have arrived in all. */
  received(count: number): Promise<void>;
}

/** Keeps every batch; `before` runs first and may throw, as a handler would, or hold the batch up. */
export function collector(before: (batch: DeliveredBatch) => Promise<void> | void = () => undefined): Collector {
  const batches: DeliveredBatch[] = [];
  const messages = () => batches.flatMap((batch) => batch.messages);
  let arrived: () => void = () => undefined;
  return {
    batches,
    messages,
    async onBatch(batch) {
      await before(batch);
      batches.push(batch);
      arrived();
    },
    received: (count) =>
      new Promise((resolve) => {
        let missing = count - messages().length;
        if (missing <= 0) return resolve();
        const counted = arrived;
        arrived = () => {
          counted();
          missing -= batches[batches.length - 1]?.messages.length ?? 0;
          if (missing <= 0) resolve();
        };
      }),
  };
}
