import { Logger, run, type JobHelpers, type Runner } from "graphile-worker";
import type { Pool } from "pg";
import { DIALS, type Run } from "./contender";
import { assertAllMade, firstDials, openPeerTables, RECORD_DIALS, recordValues, retriesOf, type Dial } from "./peer-tables";

type Task = (dial: Dial, helpers: JobHelpers) => Promise<void>;
type Settings = Pick<Parameters<typeof run>[0], "concurrency" | "preset">;

const QUIET = new Logger(() => () => undefined);

const ADD_JOBS = `select from graphile_worker.add_jobs(array(
  select row('dial', json_build_object('jobId', j, 'attempt', a), null, now(), 3, null, 0, null)::graphile_worker.job_spec from unnest($1::int[], $2::int[]) as n(j, a)))`;

/** As its documentation shows: a task writes through its helpers and adds the job that follows. */
export function runGraphileWorker(url: string, jobs: number): Promise<Run> {
  const task: Task = async (dial, helpers) => {
    await helpers.query(RECORD_DIALS, recordValues([dial]));
    for (const retry of retriesOf([dial])) await helpers.addJob("dial", retry);
  };
  return runWith(url, jobs, () => task, { concurrency: 10 });
}

/** With its local queue, its batched completion, and tasks that wait for each other to write together. */
export function runGraphileWorkerBatched(url: string, jobs: number): Promise<Run> {
  const settings: Settings = { concurrency: 2_000, preset: { worker: { localQueue: { size: 2_500 }, completeJobBatchDelay: 2 } } };
  return runWith(url, jobs, (pool) => together(pool), settings);
}

/** Collects the dials of all running tasks and writes them, with the retries, in one transaction at a time. */
function together(pool: Pool): Task {
  const waiting: { dial: Dial; done(): void; failed(error: unknown): void }[] = [];
  let running = false;
  const write = async () => {
    running = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, 1_000);
      const dials = batch.map(({ dial }) => dial);
      const client = await pool.connect();
      try {
        await client.query("begin");
        await client.query({ name: "record", text: RECORD_DIALS, values: recordValues(dials) });
        await client.query({ name: "add", text: ADD_JOBS, values: recordValues(retriesOf(dials)) });
        await client.query("commit");
        for (const { done } of batch) done();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      } finally {
        client.release();
      }
    }
    running = false;
  };
  return (dial) =>
    new Promise<void>((done, failed) => {
      waiting.push({ dial, done, failed });
      if (!running) setImmediate(() => running || void write());
    });
}

async function runWith(url: string, jobs: number, taskOf: (pool: Pool) => Task, settings: Settings): Promise<Run> {
  const tables = await openPeerTables(url, jobs);
  const { pool } = tables;
  const idle: Runner = await run({ pgPool: pool, logger: QUIET, noHandleSignals: true, taskList: { nothing: () => undefined }, concurrency: 1 });
  await idle.stop();
  await pool.query(ADD_JOBS, recordValues(firstDials(jobs)));
  await pool.query("vacuum analyze");
  await pool.query("checkpoint");

  const task = taskOf(pool);
  const beganAt = performance.now();
  const runner = await run({
    pgPool: pool,
    logger: QUIET,
    noHandleSignals: true,
    pollInterval: 100,
    ...settings,
    taskList: {
      async dial(payload, helpers) {
        await task(payload as Dial, helpers);
      },
    },
  });
  await tables.untilRelayed();
  await runner.stop();
  const ms = performance.now() - beganAt;
  await assertAllMade(pool, jobs);
  await tables.close();
  return { attempts: jobs * DIALS, ms, slices: [] };
}
