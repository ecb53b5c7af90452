import { join } from "node:path";
import { findOrStartBroker, throwAwayFolder, userCacheDir } from "@redial/embedded";

/** A Kafka for tests, or in a sentence why there is none. `stop` leaves one alone that the run had given. */
export type TestKafka = { brokers: readonly string[]; stop(): Promise<void> } | { unavailable: string };

/** The Kafka of the test run (`KAFKA_BROKERS`), else a throw-away one of one's own: some seconds, or minutes when its jars must be fetched first. */
export async function testKafka(): Promise<TestKafka> {
  if (process.env.KAFKA_UNAVAILABLE) return { unavailable: process.env.KAFKA_UNAVAILABLE };
  const folder = await throwAwayFolder();
  const found = await findOrStartBroker({ env: process.env, cacheDir: userCacheDir(), dataDir: join(folder.path, "kafka") });
  if ("unavailable" in found) {
    folder.remove();
    return found;
  }
  return {
    brokers: found.brokers,
    async stop() {
      await found.stop();
      folder.remove();
    },
  };
}

/** A `describe` for tests that need a Kafka, from a configuration with `@redial/testing/jest-postgres-kafka`. Where none can be had its tests are counted as skipped and the reason is said; with `CI` set that is a failure. */
export function describeWithKafka(title: string, body: (brokers: readonly string[]) => void): void {
  const { KAFKA_BROKERS, KAFKA_UNAVAILABLE, CI } = process.env;
  if (KAFKA_BROKERS) return describe(title, () => body(KAFKA_BROKERS.split(",")));
  const why = KAFKA_UNAVAILABLE ?? 'this workspace\'s jest.config.js does not spread require("@redial/testing/jest-postgres-kafka")';
  describe.skip(`${title} (no Kafka: ${why})`, () => body([]));
  if (CI || !KAFKA_UNAVAILABLE) {
    it(`${title}: has a Kafka to run on`, () => {
      throw new Error(why);
    });
  } else console.warn(`${title} did not run: ${why}`);
}
