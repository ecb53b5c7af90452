import { consume, createLog, type Bus, type Database, type DeliveredBatch } from "@redial/platform";
import { HEARD_TOPICS, HEARD_TYPES } from "../counting/heard-events";
import { recordEvents } from "../record-events";

/** Brings batches to reporting as a bus does, one after the other of each partition and the partitions side by side; answers the seconds it took. */
export async function ingest(database: Database, partitions: readonly DeliveredBatch[][]): Promise<number> {
  const began = performance.now();
  let finished: Promise<unknown> = Promise.resolve();
  const bus: Pick<Bus, "subscribe" | "lag"> = {
    async subscribe(_group, _topics, onBatch) {
      finished = Promise.all(
        partitions.map(async (batches) => {
          for (const batch of batches) await onBatch(batch);
        }),
      );
      return { stop: async () => undefined };
    },
    lag: async () => new Map(),
  };
  const subscription = await consume({ bus: bus as Bus, group: "bench", topics: HEARD_TOPICS, types: HEARD_TYPES, log: createLog("bench", "error"), handle: recordEvents(database) });
  await finished;
  await subscription.stop();
  return (performance.now() - began) / 1000;
}
