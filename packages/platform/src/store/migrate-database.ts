import { openDatabase, type DatabaseOptions } from "./database";

/** Brings a service's tables up to date and lets go of the database, as `openDatabase` does before it goes on. Of several at once one migrates and the others wait. */
export async function migrateDatabase(options: Pick<DatabaseOptions, "url" | "application" | "migrations">): Promise<void> {
  const database = await openDatabase(options);
  await database.close();
}
