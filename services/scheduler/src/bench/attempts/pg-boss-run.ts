import type { PgBoss } from "pg-boss" with { "resolution-mode": "import" };
import type { Pool } from "pg";
import { DIALS, type Run } from "./contender";
import { assertAllMade, firstDials, openPeerTables, RECORD_DIALS, recordValues, retriesOf, type Dial } from "./peer-tables";

const QUEUE = "dial";
const FETCH = 1_000;

/** As its documentation shows: `work` with a handler that writes, and sends the job that follows. */
export function runPgBoss(url: string, jobs: number): Promise<Run> {
  return runWith(url, jobs, async (boss, pool, dialled) => {
    await boss.work<Dial>(QUEUE, { batchSize: 100, pollingIntervalSeconds: 0.5 }, async (batch) => {
      await Promise.all(
        batch.map(async ({ data }) => {
          await pool.query(RECORD_DIALS, recordValues([data]));
          for (const retry of retriesOf([data])) await boss.send(QUEUE, retry);
        }),
      );
      dialled(batch.length);
    });
  });
}

/** With `fetch`, `insert` and `complete` called by two loops of our own, a thousand jobs at a time. */
export function runPgBossBatched(url: string, jobs: number): Promise<Run> {
  return runWith(url, jobs, async (boss, pool, dialled, isOver) => {
    const loop = async () => {
      while (!isOver()) {
        const batch = await boss.fetch<Dial>(QUEUE, { batchSize: FETCH });
        if (batch.length === 0) continue;
        const dials = batch.map(({ data }) => data);
        const retries = retriesOf(dials);
        await pool.query({ name: "record", text: RECORD_DIALS, values: recordValues(dials) });
        if (retries.length > 0) await boss.insert(QUEUE, retries.map((data) => ({ data })));
        await boss.complete(QUEUE, batch.map(({ id }) => id));
        dialled(batch.length);
      }
    };
    void loop();
    void loop();
  });
}

async function runWith(
  url: string,
  jobs: number,
  work: (boss: PgBoss, pool: Pool, dialled: (count: number) => void, isOver: () => boolean) => Promise<void>,
): Promise<Run> {
  const { PgBoss } = await import("pg-boss");
  const tables = await openPeerTables(url, jobs);
  const { pool } = tables;
  const boss = new PgBoss({ connectionString: url, supervise: false, schedule: false });
  await boss.start();
  await boss.createQueue(QUEUE);
  const first = firstDials(jobs);
  while (first.length > 0) await boss.insert(QUEUE, first.splice(0, 5_000).map((data) => ({ data })));
  await pool.query("vacuum analyze");
  await pool.query("checkpoint");

  let made = 0;
  const dialled = (count: number) => {
    made += count;
  };
  const beganAt = performance.now();
  await work(boss, pool, dialled, () => made >= jobs * DIALS);
  await tables.untilRelayed();
  const ms = performance.now() - beganAt;
  await boss.stop({ graceful: true });
  await assertAllMade(pool, jobs);
  await tables.close();
  return { attempts: jobs * DIALS, ms, slices: [] };
}
