import { join } from "node:path";
import { findOrStartBroker, startCluster, throwAwayFolder, userCacheDir } from "@redial/embedded";

type Env = Readonly<Record<string, string | undefined>>;

/** The servers of one test run. */
export interface TestServices {
  /** What tests find them by: `TEST_DATABASE_URL`, and `KAFKA_BROKERS` or, in a sentence, `KAFKA_UNAVAILABLE`. */
  env: Record<string, string>;
  /** In words, for the reader of the run: which Kafka it is; null when there is none. */
  kafka: string | null;
  /** Stops what was started for this run, and removes its files. */
  stop(): Promise<void>;
}

/** A PostgreSQL and, when asked for, a Kafka for tests: those that `env` names already, else throw-away ones that lose everything. Without a Kafka to be had it still succeeds, and says so. */
export async function startTestServices(env: Env, withKafka: boolean): Promise<TestServices> {
  const folder = await throwAwayFolder();
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const each of stops.splice(0)) await each();
    folder.remove();
  };
  const starts = await Promise.allSettled([postgres(env, folder.path, stops), withKafka ? kafka(env, folder.path, stops) : null]);
  for (const start of starts) {
    if (start.status === "fulfilled") continue;
    await stop();
    throw start.reason;
  }
  const [database, broker] = starts.map((start) => (start.status === "fulfilled" ? start.value : null));
  return { env: { ...database?.env, ...broker?.env }, kafka: broker?.words ?? null, stop };
}

interface Found {
  env: Record<string, string>;
  words: string | null;
}

async function postgres(env: Env, folder: string, stops: (() => Promise<void>)[]): Promise<Found> {
  if (env.TEST_DATABASE_URL) return { env: { TEST_DATABASE_URL: env.TEST_DATABASE_URL }, words: null };
  const cluster = await startCluster({ dataDir: join(folder, "postgres"), durable: false });
  stops.push(() => cluster.stop());
  return { env: { TEST_DATABASE_URL: cluster.url("postgres") }, words: null };
}

async function kafka(env: Env, folder: string, stops: (() => Promise<void>)[]): Promise<Found> {
  if (env.KAFKA_UNAVAILABLE) return { env: { KAFKA_UNAVAILABLE: env.KAFKA_UNAVAILABLE }, words: null };
  const found = await findOrStartBroker({ env, cacheDir: userCacheDir(env), dataDir: join(folder, "kafka") });
  if ("unavailable" in found) return { env: { KAFKA_UNAVAILABLE: found.unavailable }, words: null };
  stops.push(() => found.stop());
  const brokers = found.brokers.join(",");
  return { env: { KAFKA_BROKERS: brokers }, words: found.version ? `Apache Kafka ${found.version}` : `the Kafka at ${brokers}` };
}
