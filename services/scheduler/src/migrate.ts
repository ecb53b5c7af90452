import { createLog, envText, migrateDatabase, runTask } from "@redial/platform";
import { SCHEDULER_MIGRATIONS } from "./store/migrations";

/** `npm run migrate -w services/scheduler`: brings the database of `DATABASE_URL` up to date and ends. The service does the same when it starts; this lets a deployment do it before. */
void runTask(createLog("scheduler", "info"), "migration", () =>
  migrateDatabase({ url: envText(process.env, "DATABASE_URL"), application: "scheduler", migrations: SCHEDULER_MIGRATIONS }),
);
