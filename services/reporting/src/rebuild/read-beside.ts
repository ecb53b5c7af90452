import { consume, openBus, openDatabase, type Log, type Running } from "@redial/platform";
import { HEARD_TOPICS, HEARD_TYPES } from "../counting/heard-events";
import { recordEvents } from "../record-events";
import { gatherCounts } from "./gather-counts";
import { besideUrl } from "./rebuilt-tables";

/** The consumer group of a rebuild: it reads all that the bus keeps, beside the service's own. */
export const REBUILD_GROUP = "reporting.rebuild";

/**
 * Larger transactions than the service's, for nobody asks for what they hold. Still they end within some tenths of a second, for what is said on the same PostgreSQL
 * meanwhile is passed on only when they have ended.
 */
const MOST_MESSAGES = 2_000;
const MOST_ROWS = 4_000;
const SIDE_BY_SIDE = 1;

/** What a reader works on. */
export interface ReaderParts {
  databaseUrl: string;
  busUrl: string;
  log: Log;
  /** Called with how many messages were recorded, after each batch. */
  onRead(messages: number): void;
}

/** Records what the bus keeps in the tables beside, as one of the readers that share its partitions. Stopping finishes the batches in hand and adds what they count. */
export async function readBeside({ databaseUrl, busUrl, log, onRead }: ReaderParts): Promise<Running> {
  const beside = await openDatabase({ url: besideUrl(databaseUrl), application: "reporting rebuild", migrations: [] });
  const bus = await openBus(busUrl, REBUILD_GROUP, log);
  const counts = gatherCounts(beside);
  const record = recordEvents(beside, { sideBySide: SIDE_BY_SIDE, mostRows: MOST_ROWS, count: counts.count });
  const subscription = await consume({
    ...{ bus, group: REBUILD_GROUP, topics: HEARD_TOPICS, types: HEARD_TYPES, log, mostMessages: MOST_MESSAGES },
    handle: async (batch) => {
      await record(batch);
      onRead(batch.events.length);
    },
  });
  return {
    async stop() {
      try {
        await subscription.stop();
        await counts.flush();
      } finally {
        await bus.close();
        await beside.close();
      }
    },
  };
}
