import { randomUUID } from "node:crypto";
import { availableParallelism, cpus, release, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { startCluster, throwAwayFolder } from "@redial/embedded";
import { createLog, openBus, openDatabase, type OutgoingMessage } from "@redial/platform";
import { rebuildReports } from "../rebuild/rebuild-reports";
import { REPORTING_MIGRATIONS } from "../store/migrations";
import { storedReports } from "../store/stored-reports";
import { askedReports } from "./asked-reports";
import { fillReports } from "./fill-reports";
import { ingest } from "./ingest";
import { batchesByPartition, toldStream } from "./told-stream";

const USAGE = `npm run bench:reports -- [--attempts ATTEMPTS] [--executions EXECUTIONS] [--jobs JOBS] [--asks ASKS] [--only fill|ingest]
  --attempts    how many attempts the reports are asked of (default 10000000)
  --executions  how many executions they lie in, twenty a program (default 100)
  --jobs        how many jobs are ingested and rebuilt, in four executions side by side (default 120000)
  --asks        how often each report is asked for (default 200)
  --only        fill: only the reports; ingest: only ingestion and rebuild`;

const PARTITIONS = 4;
const RUNS = 4;
const PLAIN_ASKS = 3;
const PUBLISHED_AT_ONCE = 2_000;

interface Options {
  attempts: number;
  executions: number;
  jobs: number;
  asks: number;
  only: string | undefined;
}

/** `npm run bench:reports`: how fast events become reports, how fast reports answer, and how fast they are rebuilt, on one durable PostgreSQL. */
async function benchReports({ attempts, executions, jobs, asks, only }: Options): Promise<void> {
  const folder = await throwAwayFolder();
  const cluster = await startCluster({ dataDir: `${folder.path}/postgres`, durable: true, sharedBuffers: "2GB" });
  const open = async (name: string) => {
    await cluster.createDatabase(name);
    return openDatabase({ url: cluster.url(name), application: "bench", migrations: REPORTING_MIGRATIONS });
  };
  try {
    if (only !== "fill") {
      const ingesting = await open("ingesting");
      const [server] = await ingesting.rows<{ version: string }>("select split_part(version(), ' on ', 1) || ', fsync ' || current_setting('fsync') || ', shared_buffers ' || current_setting('shared_buffers') as version");
      console.log(`${cpus().length} × ${cpus()[0]?.model}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Linux ${release()} · Node ${process.version} · ${server?.version}\n`);
      const { planned, called } = toldStream(RUNS, Math.ceil(jobs / RUNS), randomUUID);
      const plannedIn = await ingest(ingesting, batchesByPartition(planned, PARTITIONS));
      console.log(`planned      ${(jobs / plannedIn).toFixed(0)} jobs a second`);
      const processor = process.cpuUsage();
      const calledIn = await ingest(ingesting, batchesByPartition(called, PARTITIONS));
      const { user, system } = process.cpuUsage(processor);
      console.log(`ingestion    ${(called.length / calledIn).toFixed(0)} events a second, ${called.length} of them; Node took ${((user + system) / called.length).toFixed(0)} µs each`);
      await ingesting.close();
      await benchRebuild(cluster.url("ingesting"), await busOf(cluster, [...planned, ...called]), planned.length + called.length);
    }
    if (only === "ingest") return;
    const database = await open("reports");
    const began = performance.now();
    const filled = await fillReports(database, attempts, executions);
    console.log(`\n${filled.attempts} attempts in ${executions} executions of ${filled.programIds.length} programs, filled in ${((performance.now() - began) / 1000).toFixed(0)} s\n`);
    console.log(`${"report".padEnd(52)}   p50 ms   p99 ms   plain SQL over attempts, ms`);
    for (const { name, ask, plain } of askedReports(database, storedReports(database), filled)) {
      const random = drawing();
      const times = await timed(asks, () => ask(random));
      const plainTimes = plain ? await timed(PLAIN_ASKS, () => plain(random)) : [];
      const cells = [quantile(times, 0.5).toFixed(1), quantile(times, 0.99).toFixed(1), plain ? quantile(plainTimes, 0.5).toFixed(0) : ""];
      console.log(`${name.padEnd(52)} ${cells.map((cell) => cell.padStart(8)).join(" ")}`);
    }
    await database.close();
  } finally {
    await cluster.stop();
    folder.remove();
  }
}

/** A bus that keeps all that was said. */
async function busOf(cluster: Awaited<ReturnType<typeof startCluster>>, messages: readonly OutgoingMessage[]): Promise<string> {
  await cluster.createDatabase("bus");
  const bus = await openBus(cluster.url("bus"), "bench", createLog("bench", "error"));
  for (let at = 0; at < messages.length; at += PUBLISHED_AT_ONCE) await bus.publish(messages.slice(at, at + PUBLISHED_AT_ONCE));
  await bus.close();
  return cluster.url("bus");
}

async function benchRebuild(databaseUrl: string, busUrl: string, events: number): Promise<void> {
  const began = performance.now();
  await rebuildReports({ databaseUrl, busUrl, readers: availableParallelism(), log: createLog("bench", "error"), acceptLoss: false, onProgress: () => undefined });
  const seconds = (performance.now() - began) / 1000;
  console.log(`rebuild      ${(events / seconds).toFixed(0)} events a second, ${events} of them in ${seconds.toFixed(1)} s, to the swap`);
}

async function timed(times: number, work: () => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  for (let at = 0; at < times; at++) {
    const began = performance.now();
    await work();
    took.push(performance.now() - began);
  }
  return took;
}

function quantile(times: readonly number[], share: number): number {
  const rising = [...times].sort((one, other) => one - other);
  return rising[Math.min(rising.length - 1, Math.floor(share * rising.length))] ?? NaN;
}

/** Numbers from 0 to below 1, the same in every run. */
function drawing(): () => number {
  let state = 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

function readOptions(): Options {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ options: { attempts: text, executions: text, jobs: text, asks: text, only: text } });
  const number = (value: string | undefined, fallback: number) => (value === undefined ? fallback : Number(value));
  const options = { attempts: number(values.attempts, 10_000_000), executions: number(values.executions, 100), jobs: number(values.jobs, 120_000), asks: number(values.asks, 200), only: values.only };
  if (Object.values(options).some((value) => typeof value === "number" && !(value >= 1))) throw new Error(USAGE);
  return options;
}

void (async () => {
  try {
    await benchReports(readOptions());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
})();
