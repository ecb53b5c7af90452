import type { Database, Tx } from "@redial/platform";
import type { Run } from "./contender";
import type { PeerQueue } from "./peer-chain";
import { runPeer } from "./peer-run";

const QUEUE = "dial";
const DIALS_TOGETHER = 1_000;
const OUTCOMES_TOGETHER = 500;
const LOOPS = 2;

interface Dial {
  jobId: string;
}

/** As its documentation shows: `work` with a handler for a batch, and `send` for the job that follows. */
export function runPgBoss(url: string, jobs: number): Promise<Run> {
  return runPeer(url, jobs, 1, async () => {
    const boss = await startBoss(url);
    return {
      async add(tx, jobIds) {
        for (const jobId of jobIds) await boss.send(QUEUE, { jobId }, { db: within(tx) });
      },
      async start(request) {
        await boss.work<Dial>(QUEUE, { batchSize: 100, pollingIntervalSeconds: 0.5 }, (batch) => Promise.all(batch.map(({ data }) => request([data.jobId]))));
      },
      stop: () => boss.stop({ graceful: true }),
    };
  });
}

/** With `fetch`, `complete` and `insert` called by two loops of our own, a thousand jobs at a time, in the transactions of the chain. */
export function runPgBossBatched(url: string, jobs: number): Promise<Run> {
  return runPeer(url, jobs, OUTCOMES_TOGETHER, async (database) => batchedQueue(await startBoss(url), database));
}

function batchedQueue(boss: Awaited<ReturnType<typeof startBoss>>, database: Database): PeerQueue {
  let stopped = false;
  let loops: Promise<void>[] = [];
  return {
    async add(tx, jobIds) {
      if (jobIds.length > 0) await boss.insert(QUEUE, jobIds.map((jobId) => ({ data: { jobId } })), { db: within(tx) });
    },
    start(request) {
      const round = async (tx: Tx) => {
        const batch = await boss.fetch<Dial>(QUEUE, { batchSize: DIALS_TOGETHER, db: within(tx) });
        if (batch.length === 0) return;
        await request(batch.map(({ data }) => data.jobId), tx);
        await boss.complete(QUEUE, batch.map(({ id }) => id), null, { db: within(tx) });
      };
      const loop = async () => {
        while (!stopped) await database.transact(round);
      };
      loops = Array.from({ length: LOOPS }, loop);
      return Promise.resolve();
    },
    async stop() {
      stopped = true;
      await Promise.all(loops);
      await boss.stop({ graceful: true });
    },
  };
}

/** Its statements in a transaction of ours. */
function within(tx: Tx) {
  return { executeSql: async (text: string, values?: unknown[]) => ({ rows: await tx.rows(text, values) }) };
}

async function startBoss(url: string) {
  const { PgBoss } = await import("pg-boss");
  const boss = new PgBoss({ connectionString: url, supervise: false, schedule: false });
  await boss.start();
  await boss.createQueue(QUEUE);
  return boss;
}
