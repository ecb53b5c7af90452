import type { Bus } from "../bus/bus";
import type { Running } from "../process/lifecycle";
import { batchesFailed, consumerLag, deadLetters, messagesTaken } from "./messaging-metrics";
import { addProbe } from "./registry";

/** Measures how far a group is behind on its topics. Its counters begin at zero, so that the first dead letter shows as a rise. */
export function watchConsumer(bus: Bus, group: string, topics: readonly string[]): Running {
  deadLetters.inc({ group }, 0);
  for (const topic of topics) for (const one of [messagesTaken, batchesFailed]) one.inc({ group, topic }, 0);
  return addProbe({
    name: "consumer lag",
    gauges: [],
    async measure() {
      try {
        const lags = await bus.lag(group, topics);
        for (const topic of topics) consumerLag.set({ group, topic }, lags.get(topic) ?? 0);
      } catch (error) {
        for (const topic of topics) consumerLag.remove(group, topic);
        throw error;
      }
    },
  });
}
