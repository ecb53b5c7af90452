import type { Ids } from "@redial/kernel";
import type { Database } from "@redial/platform";
import type { SchedulerStore } from "../usecases/ports";
import { executionStore } from "./execution-store";
import { heldJobs } from "./held-jobs";
import { jobStore } from "./job-store";
import { launchStore } from "./launch-store";
import { forgetCalls } from "./past-calls";

/** The scheduler's database behind its port. */
export function schedulerStore(database: Database, ids: Ids): SchedulerStore {
  return {
    ...launchStore(database, ids),
    ...jobStore(database, ids),
    ...heldJobs(database, ids),
    ...executionStore(database, ids),
    forgetCalls: (limit) => forgetCalls(database, limit),
  };
}
