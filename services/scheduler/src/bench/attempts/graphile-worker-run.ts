import { Logger, run, type Runner } from "graphile-worker";
import { Pool } from "pg";
import { sqlTexts, type Tx } from "@redial/platform";
import type { Run } from "./contender";
import type { PeerQueue, RequestDials } from "./peer-chain";
import { runPeer } from "./peer-run";

type Settings = Pick<Parameters<typeof run>[0], "concurrency" | "preset">;

const QUIET = new Logger(() => () => undefined);
const OUTCOMES_TOGETHER = 500;
const DIALS_TOGETHER = 1_000;

const ADD_JOB = "select graphile_worker.add_job('dial', json_build_object('jobId', $1::text))";
const ADD_JOBS = `select from graphile_worker.add_jobs(array(
  select row('dial', json_build_object('jobId', id), null, now(), 3, null, 0, null)::graphile_worker.job_spec from unnest($1::text[]) as n(id)))`;

/** As its documentation shows: a task does its work for one job, and `add_job` adds the one that follows in the transaction that wants it. */
export function runGraphileWorker(url: string, jobs: number): Promise<Run> {
  const add = async (tx: Tx, jobIds: readonly string[]) => {
    for (const id of jobIds) await tx.rows(ADD_JOB, [id]);
  };
  return runPeer(url, jobs, 1, () => openQueue(url, { add, taskOf: (request) => (jobId) => request([jobId]), settings: { concurrency: 10 } }));
}

/** With its local queue, its batched completion, tasks that wait for each other to write together, and `add_jobs` for a batch. */
export function runGraphileWorkerBatched(url: string, jobs: number): Promise<Run> {
  const settings: Settings = { concurrency: 2_000, preset: { worker: { localQueue: { size: 2_500 }, completeJobBatchDelay: 2 } } };
  const add = async (tx: Tx, jobIds: readonly string[]) => {
    if (jobIds.length > 0) await tx.rows({ name: "add-dials", text: ADD_JOBS }, [sqlTexts(jobIds)]);
  };
  return runPeer(url, jobs, OUTCOMES_TOGETHER, () => openQueue(url, { add, taskOf: together, settings }));
}

type Task = (jobId: string) => Promise<void>;

/** Collects the jobs of all running tasks and requests them in one transaction at a time. */
function together(request: RequestDials): Task {
  const waiting: { jobId: string; done(): void; failed(error: unknown): void }[] = [];
  let running = false;
  const write = async () => {
    running = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, DIALS_TOGETHER);
      await request(batch.map(({ jobId }) => jobId)).then(
        () => batch.forEach(({ done }) => done()),
        (error: unknown) => batch.forEach(({ failed }) => failed(error)),
      );
    }
    running = false;
  };
  return (jobId) =>
    new Promise<void>((done, failed) => {
      waiting.push({ jobId, done, failed });
      if (!running) setImmediate(() => running || void write());
    });
}

interface QueueParts {
  add: PeerQueue["add"];
  taskOf(request: RequestDials): Task;
  settings: Settings;
}

async function openQueue(url: string, { add, taskOf, settings }: QueueParts): Promise<PeerQueue> {
  const pool = new Pool({ connectionString: url, max: 20 });
  pool.on("error", (error) => console.error(error));
  pool.on("connect", (client) => client.on("error", (error) => console.error(error)));
  const start = (task: Task, more: Settings) => {
    const dial = (payload: unknown) => task((payload as { jobId: string }).jobId);
    return run({ pgPool: pool, logger: QUIET, noHandleSignals: true, pollInterval: 100, taskList: { dial }, ...more });
  };
  // Its tables come into being with its first runner, which is stopped before there is anything to do.
  await (await start(() => Promise.resolve(), { concurrency: 1 })).stop();
  let runner: Runner | undefined;
  return {
    add,
    async start(request) {
      runner = await start(taskOf(request), settings);
    },
    async stop() {
      await runner?.stop();
      await pool.end();
    },
  };
}
