import { openDatabase, type Database, type EventBatch } from "@redial/platform";
import { createTestDatabase } from "@redial/testing";
import type { HeardEvent } from "./counting/heard-events";
import { recordEvents } from "./record-events";
import type { Reports } from "./reports";
import { REPORTING_MIGRATIONS } from "./store/migrations";
import { storedReports } from "./store/stored-reports";

/** An empty database of the service. Drop it in `afterEach`. */
export interface ReportingDatabase {
  database: Database;
  reports: Reports;
  /** Takes batches in, one after the other. */
  deliver(batches: Iterable<EventBatch<HeardEvent>>): Promise<void>;
  /** Forgets how far the streams were read. */
  loseMarks(): Promise<void>;
  /** How many transactions had to be tried again, as they are after a deadlock. */
  repeated(): number;
  drop(): Promise<void>;
}

/** Makes one in the test cluster. */
export async function reportingDatabase(): Promise<ReportingDatabase> {
  const empty = await createTestDatabase();
  const plain = await openDatabase({ url: empty.url, application: "test", migrations: REPORTING_MIGRATIONS });
  let repeated = 0;
  const database = counting(plain, () => repeated++);
  const record = recordEvents(database);
  return {
    database,
    reports: storedReports(database),
    async deliver(batches) {
      for (const batch of batches) await record(batch);
    },
    async loseMarks() {
      await database.rows("delete from inbox_mark");
    },
    repeated: () => repeated,
    async drop() {
      await database.close();
      await empty.drop();
    },
  };
}

function counting(database: Database, onRepeat: () => void): Database {
  return {
    ...database,
    transact(work) {
      let tries = 0;
      return database.transact((tx) => {
        if (tries++ > 0) onRepeat();
        return work(tx);
      });
    },
  };
}
