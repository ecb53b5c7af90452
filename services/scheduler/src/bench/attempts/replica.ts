import type { Clock } from "@redial/kernel";
import { createLog, openDatabase, startLoop, startRelay, systemIds, type Bus, type Database, type EventBatch } from "@redial/platform";
import { loadCallingPacks } from "../../calling-packs";
import { SCHEDULER_MIGRATIONS } from "../../store/migrations";
import { schedulerStore } from "../../store/scheduler-store";
import { executionPolicies } from "../../usecases/execution-policies";
import type { DialerEvent } from "../../usecases/ports";
import { recordOutcomes } from "../../usecases/record-outcomes";
import { requestDueAttempts } from "../../usecases/request-due-attempts";

/** A scheduler at work on a database. */
export interface Replica {
  /** Hears a batch of what the dialer says; ends when it is committed. */
  record(batch: EventBatch<DialerEvent>): Promise<void>;
  stop(): Promise<void>;
}

const PERMIT_MS = 10_000;
const log = createLog("bench", "warn");

/** The scheduler's database at its latest version. */
export function openScheduler(url: string): Promise<Database> {
  return openDatabase({ url, application: "bench", migrations: SCHEDULER_MIGRATIONS });
}

/** Starts what a scheduler runs for the loop, wired as in its service. */
export async function startReplica(database: Database, bus: Bus, clock: Clock): Promise<Replica> {
  const store = schedulerStore(database, systemIds());
  const policies = executionPolicies(store, loadCallingPacks());
  const relay = await startRelay(database, bus, log);
  const requesting = startLoop({ name: "requests", everyMs: 100, log, round: requestDueAttempts({ store, policies, clock, permitMs: PERMIT_MS }) });
  return {
    record: recordOutcomes(store, policies, () => requesting.wake()),
    async stop() {
      await requesting.stop();
      await relay.stop();
    },
  };
}
