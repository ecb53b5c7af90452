import { Pool } from "pg";
import type { Log } from "../process/log";
import { startLoop } from "../process/loop";
import { MOST_MESSAGES, type Bus, type Subscription } from "./bus";
import { publishToPostgres } from "./embedded-publisher";
import { forgetOnPostgres, lagOnPostgres } from "./embedded-lag";
import { prepareEmbeddedBus } from "./embedded-schema";
import { subscribeToPostgres } from "./embedded-subscription";

export interface EmbeddedBusOptions {
  url: string;
  log: Log;
  /** How long messages are kept, 90 days unless given; a group that stays away for longer misses some, and reports are rebuilt from no more than these. */
  keepHours?: number;
}

const CLEAN_EVERY_MS = 60_000;

/** The bus kept in a PostgreSQL database: for trying, developing and small teams, with the guarantees of the port. */
export async function openEmbeddedBus({ url, log, keepHours = 2_160 }: EmbeddedBusOptions): Promise<Bus> {
  // Group offsets may be lost with the last half second before a power cut: what is then delivered again is known to the consumers' marks.
  const reader = new Pool({ connectionString: url, max: 6, application_name: "bus reader", options: "-c synchronous_commit=off" });
  const publisher = new Pool({ connectionString: url, max: 2, application_name: "bus publisher" });
  for (const pool of [reader, publisher]) pool.on("error", (error) => log.warn("a bus connection was lost", { error }));
  await prepareEmbeddedBus(publisher);
  const subscriptions = new Set<Subscription>();
  const cleaning = startLoop({
    name: "bus retention",
    everyMs: CLEAN_EVERY_MS,
    log,
    round: async () => {
      await publisher.query("delete from record_batch where published_at < now() - make_interval(hours => $1)", [keepHours]);
      return false;
    },
  });
  return {
    publish: (messages) => publishToPostgres(publisher, messages),
    async subscribe(group, topics, onBatch, mostMessages = MOST_MESSAGES) {
      const subscription = await subscribeToPostgres({ url, pool: reader, group, topics, log, onBatch, mostMessages });
      subscriptions.add(subscription);
      return { stop: () => (subscriptions.delete(subscription) ? subscription.stop() : Promise.resolve()) };
    },
    lag: (group, topics) => lagOnPostgres(publisher, group, topics),
    forget: (group) => forgetOnPostgres(publisher, group),
    async close() {
      await cleaning.stop();
      await Promise.all([...subscriptions].map((subscription) => subscription.stop()));
      subscriptions.clear();
      await Promise.all([reader.end(), publisher.end()]);
    },
  };
}
