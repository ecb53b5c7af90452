import { openSession, systemIds, type Database } from "@redial/platform";
import { loadCallingPacks } from "../../calling-packs";
import { numberPlan } from "../../number-plan";
import { schedulerStore } from "../../store/scheduler-store";
import { advanceExecutions } from "../../usecases/advance-executions";
import { planJobs } from "../../usecases/plan-jobs";
import { tuesdayClock, untilTuesdayMs } from "./bench-clock";
import { DIALS, type Run } from "./contender";
import { launchAll } from "./loop-launch";
import { playDialer } from "./played-dialer";
import { openScheduler, startReplica } from "./replica";
import { startReplicaProcess } from "./replica-process";

export interface LoopOptions {
  executions: number;
  /** Whether somebody reads in one long transaction meanwhile, and so keeps every dead row. */
  longReader: boolean;
  /** Schedulers on the one database, each with its own connections, relay and loops, and a process of its own; 0: one, in the process of the bench. */
  replicas: number;
}

const packs = loadCallingPacks();

/** Runs the scheduler's loop on an empty database until every job has been dialled three times and has failed, and the last event has left the outbox. */
export async function runLoop(url: string, jobs: number, { executions, longReader, replicas }: LoopOptions): Promise<Run> {
  const shiftMs = untilTuesdayMs();
  const clock = tuesdayClock(shiftMs);
  const database = await openScheduler(url);
  const ids = systemIds();
  const store = schedulerStore(database, ids);
  await launchAll(planJobs({ store, packs, numbers: numberPlan(), clock, ids }), ids, jobs, executions);
  await database.rows("vacuum analyze");
  await database.rows("checkpoint");
  const reader = longReader ? await readForLong(url) : null;

  const dialer = playDialer();
  const slices = watchSlices(jobs * DIALS, dialer.answered);
  const advance = async () => {
    while (await advanceExecutions(store, clock)());
  };
  if (replicas === 0) await advance();
  const running = replicas === 0 ? [await startReplica(database, dialer.bus, clock)] : await Promise.all(Array.from({ length: replicas }, () => startReplicaProcess(url, dialer.bus, shiftMs)));
  const beganAt = performance.now();
  // Replicas that are processes take a while to start: their work begins when all of them run.
  await advance();
  await dialer.untilAllEnded(jobs, running.map(({ record }) => record));
  const ms = performance.now() - beganAt;
  for (const { stop } of running) await stop();
  await reader?.end();
  await assertAllCounted(database, jobs);
  await database.close();
  return { attempts: jobs * DIALS, ms, slices: slices() };
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
