import type { Fact } from "@redial/contracts";
import { createTestDatabase } from "@redial/testing";
import { openDatabase, type Database } from "./database";
import { MESSAGING_MIGRATIONS } from "./messaging-migrations";

/** A database of one test file with the tables of the seam. */
export interface MessagingDatabase {
  url: string;
  database: Database;
  /** The same database as another replica has it. */
  another(): Promise<Database>;
  close(): Promise<void>;
}

export async function messagingDatabase(): Promise<MessagingDatabase> {
  const { url, drop } = await createTestDatabase();
  const open = () => openDatabase({ url, application: "tested", migrations: MESSAGING_MIGRATIONS });
  const opened = [await open()];
  const [database] = opened;
  if (!database) throw new Error("no database");
  return {
    url,
    database,
    async another() {
      const other = await open();
      opened.push(other);
      return other;
    },
    async close() {
      await Promise.all(opened.map((one) => one.close()));
      await drop();
    },
  };
}

/** A fact about a job that says which attempt of it this is. */
export function attemptStarted(attempt: number, jobId = "job-1"): Fact<"attempt.started"> {
  const startedAt = "2025-01-06T09:00:00.000Z";
  return { type: "attempt.started", time: startedAt, organization: "org", causation: null, data: { executionId: "execution", jobId, attempt, startedAt } };
}

/** Ends when the statement answers a row; asks every few milliseconds. */
export async function untilRow(database: Database, sql: string, values: readonly unknown[] = []): Promise<void> {
  while ((await database.rows(sql, values)).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
}
