import { createLog, openDatabase, startRelay, systemIds, type Database } from "@redial/platform";
import { loadCallingPacks } from "../../calling-packs";
import { numberPlan } from "../../number-plan";
import { SCHEDULER_MIGRATIONS } from "../../store/migrations";
import { schedulerStore } from "../../store/scheduler-store";
import { advanceExecutions } from "../../usecases/advance-executions";
import { planJobs } from "../../usecases/plan-jobs";
import { tuesdayClock } from "./bench-clock";
import { DIALS, type Run } from "./contender";
import { launchAll } from "./loop-launch";
import { peerChain, type PeerQueue } from "./peer-chain";
import { playDialer } from "./played-dialer";

const ADDED_TOGETHER = 5_000;

/**
 * Runs the same chain as the scheduler's loop with a peer's queue: the same rows of jobs and attempts, the same events through the same outbox and relay
 * to the same played dialer, whose answers are taken in once and decided on by the same domain code. A peer keeps neither our indexes of due jobs and
 * leases nor the counters of executions. `outcomesTogether`: how many answers it takes in with one transaction.
 */
export async function runPeer(url: string, jobs: number, outcomesTogether: number, openQueue: (database: Database) => Promise<PeerQueue>): Promise<Run> {
  const [clock, ids] = [tuesdayClock(), systemIds()];
  const database = await openDatabase({ url, application: "peer", migrations: SCHEDULER_MIGRATIONS, poolSize: 20 });
  const store = schedulerStore(database, ids);
  const packs = loadCallingPacks();
  await launchAll(planJobs({ store, packs, numbers: numberPlan(), clock, ids }), ids, jobs, 1);
  while (await advanceExecutions(store, clock)());
  await database.rows("drop index job_due; drop index job_lease; drop index job_held");
  const queue = await openQueue(database);
  const first = (await database.rows<{ id: string }>("select id from job order by position")).map(({ id }) => id);
  while (first.length > 0) await database.transact((tx) => queue.add(tx, first.splice(0, ADDED_TOGETHER)));
  await database.rows("vacuum analyze");
  await database.rows("checkpoint");

  const dialer = playDialer();
  const chain = peerChain({ database, store, packs, clock, ids, queue, outcomesTogether });
  const beganAt = performance.now();
  const relay = await startRelay(database, dialer.bus, createLog("bench", "warn"));
  await queue.start(chain.request);
  await dialer.untilAllEnded(jobs, [chain.record]);
  const ms = performance.now() - beganAt;
  await queue.stop();
  await relay.stop();
  await assertAllMade(database, jobs);
  await database.close();
  return { attempts: jobs * DIALS, ms, slices: [] };
}

/** Throws unless every job was dialled as often as it should be, with an attempt row each, and has failed. */
async function assertAllMade(database: Database, jobs: number): Promise<void> {
  const [rows] = await database.rows<Record<string, number>>(`select
    (select count(*)::int from job where state = 2 and result = 'failed' and attempt = ${DIALS}) as failed,
    (select count(*)::int from attempt where attempt between 1 and ${DIALS}) as attempts`);
  if (rows?.failed !== jobs || rows.attempts !== jobs * DIALS) throw new Error(`the rows do not add up: ${JSON.stringify(rows)}`);
}
