import type { Clock } from "@redial/kernel";
import { createLog, openDatabase, openSession, startLoop, startRelay, systemIds, type Bus, type Database } from "@redial/platform";
import { loadCallingPacks } from "../../calling-packs";
import { numberPlan } from "../../number-plan";
import { SCHEDULER_MIGRATIONS } from "../../store/migrations";
import { schedulerStore } from "../../store/scheduler-store";
import { advanceExecutions } from "../../usecases/advance-executions";
import { executionPolicies } from "../../usecases/execution-policies";
import { planJobs } from "../../usecases/plan-jobs";
import { recordOutcomes } from "../../usecases/record-outcomes";
import { requestDueAttempts } from "../../usecases/request-due-attempts";
import { tuesdayClock } from "./bench-clock";
import { DIALS, type Run } from "./contender";
import { launchAll } from "./loop-launch";
import { playDialer } from "./played-dialer";

export interface LoopOptions {
  executions: number;
  /** Whether somebody reads in one long transaction meanwhile, and so keeps every dead row. */
  longReader: boolean;
  /** Schedulers on the one database, each with its own connections, relay and loops; here they share a process. */
  replicas: number;
}

const log = createLog("bench", "warn");
const PERMIT_MS = 10_000;
const packs = loadCallingPacks();

/** Runs the scheduler's loop on an empty database until every job has been dialled three times and has failed, and the last event has left the outbox. */
export async function runLoop(url: string, jobs: number, { executions, longReader, replicas }: LoopOptions): Promise<Run> {
  const clock = tuesdayClock();
  const databases = [await openScheduler(url)];
  const [database] = databases as [Database];
  const ids = systemIds();
  const store = schedulerStore(database, ids);
  await launchAll(planJobs({ store, packs, numbers: numberPlan(), clock, ids }), ids, jobs, executions);
  while (await advanceExecutions(store, clock)());
  await database.rows("vacuum analyze");
  await database.rows("checkpoint");
  while (databases.length < replicas) databases.push(await openScheduler(url));
  const reader = longReader ? await readForLong(url) : null;

  const dialer = playDialer();
  const slices = watchSlices(jobs * DIALS, dialer.answered);
  const beganAt = performance.now();
  const running = await Promise.all(databases.map((own) => startReplica(own, dialer.bus, clock)));
  await dialer.untilAllEnded(jobs, running.map(({ record }) => record));
  const ms = performance.now() - beganAt;
  for (const { stop } of running) await stop();
  await reader?.end();
  await assertAllCounted(database, jobs);
  for (const own of databases) await own.close();
  return { attempts: jobs * DIALS, ms, slices: slices() };
}

function openScheduler(url: string): Promise<Database> {
  return openDatabase({ url, application: "bench", migrations: SCHEDULER_MIGRATIONS });
}

/** What a scheduler runs for the loop, wired as in its service. */
async function startReplica(database: Database, bus: Bus, clock: Clock) {
  const store = schedulerStore(database, systemIds());
  const policies = executionPolicies(store, packs);
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

async function readForLong(url: string) {
  const session = await openSession(url, "long reader");
  await session.query("begin isolation level repeatable read");
  await session.query("select count(*) from execution");
  return session;
}

/** Notes how fast each tenth went; the answer is complete when the run is. */
function watchSlices(attempts: number, answered: () => number): () => number[] {
  const rates: number[] = [];
  let [sinceMs, since] = [performance.now(), 0];
  const note = () => {
    const [now, count] = [performance.now(), answered()];
    if (count - since < attempts / 10) return;
    rates.push((count - since) / ((now - sinceMs) / 1_000));
    [sinceMs, since] = [now, count];
  };
  const timer = setInterval(note, 20);
  return () => {
    clearInterval(timer);
    return rates;
  };
}

/** What the rows say must be what was asked for: three attempts a job, numbered in order, and every job failed, once. */
async function assertAllCounted(database: Database, jobs: number): Promise<void> {
  const [rows] = await database.rows<Record<string, number>>(`select
    (select count(*)::int from job) as jobs,
    (select count(*)::int from job where state = 2 and result = 'failed' and attempt = ${DIALS}) as failed,
    (select sum(failed)::int from execution_counters) as counted,
    (select count(*)::int from attempt where attempt between 1 and ${DIALS}) as attempts`);
  const wanted = { jobs, failed: jobs, counted: jobs, attempts: jobs * DIALS };
  for (const [name, count] of Object.entries(wanted)) if (rows?.[name] !== count) throw new Error(`the rows do not add up: ${JSON.stringify(rows)}`);
}
