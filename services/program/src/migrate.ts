import { createLog, envText, migrateDatabase, runTask } from "@redial/platform";
import { PROGRAM_MIGRATIONS } from "./store/migrations";

/** `npm run migrate -w services/program`: brings the database of `DATABASE_URL` up to date and ends. The service does the same when it starts; this lets a deployment do it before. */
void runTask(createLog("program", "info"), "migration", () =>
  migrateDatabase({ url: envText(process.env, "DATABASE_URL"), application: "program", migrations: PROGRAM_MIGRATIONS }),
);
