import { cpus, release, totalmem } from "node:os";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { startCluster, throwAwayFolder, type Cluster } from "@redial/embedded";
import { Client } from "pg";
import { benchTable } from "../bench-table";
import { median, ratePerSecond, type Contender, type Run } from "./contender";
import { runGraphileWorker, runGraphileWorkerBatched } from "./graphile-worker-run";
import { runLoop, type LoopOptions } from "./loop-run";
import { runPgBoss, runPgBossBatched } from "./pg-boss-run";
import { processorSeconds } from "./processor-time";

const USAGE = `npm run bench:attempts -- [--jobs JOBS] [--executions EXECUTIONS] [--replicas REPLICAS] [--long-reader] [--rounds ROUNDS] [--alone]
  --jobs         how many jobs, each dialled three times (default 200000)
  --executions   how many executions they are spread over (default 1)
  --replicas     one scheduler as a process of its own, beside so many that share the database
  --long-reader  with a transaction that reads all the while
  --rounds       how often everyone runs, in turns; the medians count (default 3)
  --alone        the scheduler's loop without its peers`;

interface Options extends Omit<LoopOptions, "replicas"> {
  /** Null: the scheduler runs in the process of the bench. */
  replicas: number | null;
  jobs: number;
  rounds: number;
  alone: boolean;
}

/** One run of a contender, with the processor time that an attempt took here and in PostgreSQL, in microseconds. */
interface Measured extends Run {
  nodeUs: number;
  postgresUs: number;
}

const PEERS: readonly Contender[] = [
  { name: `graphile-worker ${versionOf("graphile-worker")}`, how: "as documented", share: 0.005, run: runGraphileWorker },
  { name: `graphile-worker ${versionOf("graphile-worker")}`, how: "batched by hand", share: 1, run: runGraphileWorkerBatched },
  { name: `pg-boss ${versionOf("pg-boss")}`, how: "as documented", share: 0.005, run: runPgBoss },
  { name: `pg-boss ${versionOf("pg-boss")}`, how: "batched by hand", share: 1, run: runPgBossBatched },
];

/** `npm run bench:attempts`: the scheduler's loop beside job queues that do the same chain, on one durable PostgreSQL. */
async function benchAttempts({ jobs, rounds, alone, replicas, ...loop }: Options): Promise<void> {
  const folder = await throwAwayFolder();
  const cluster = await startCluster({ dataDir: `${folder.path}/postgres`, durable: true, sharedBuffers: "2GB", walSize: "8GB" });
  try {
    await writeAsBefore(cluster);
    const redial = (how: string, count: number): Contender => ({ name: "Redial's scheduler", how, share: 1, run: (url, share) => runLoop(url, share, { ...loop, replicas: count }) });
    const own = replicas === null ? redial("as it is", 0) : redial("one as a process", 1);
    const contenders = [own, ...(replicas === null ? [] : [redial(`${replicas} as processes`, replicas)]), ...(alone ? [] : PEERS)];
    const runs = new Map<Contender, Measured[]>(contenders.map((contender) => [contender, []]));
    for (let round = 1; round <= rounds; round++) {
      for (const contender of contenders) {
        const run = await measure(cluster, contender, Math.max(500, Math.round(jobs * contender.share)));
        runs.get(contender)?.push(run);
        console.error(`${contender.name}, ${contender.how}: ${ratePerSecond(run).toFixed(0)} attempts a second`);
      }
    }
    console.log(`${cpus().length} × ${cpus()[0]?.model}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Linux ${release()} · Node ${process.version} · ${await serverVersion(cluster)}`);
    console.log(`${jobs} jobs in ${loop.executions} executions${loop.longReader ? ", beside a long reader" : ""}, median of ${rounds}\n`);
    console.log(tableOf(runs, own));
    for (const [{ name, how }, measured] of runs) for (const { slices } of measured) if (slices.length > 0) console.log(`\n${name}, ${how}, by tenths of the run: ${slices.map((rate) => rate.toFixed(0)).join(" ")}`);
  } finally {
    await cluster.stop();
    folder.remove();
  }
}

async function measure(cluster: Cluster, { run }: Contender, jobs: number): Promise<Measured> {
  const database = "bench";
  const server = new Client({ connectionString: cluster.url("postgres") });
  await server.connect();
  await server.query(`drop database if exists ${database} with (force)`);
  await server.query(`create database ${database}`);
  await server.end();
  const before = usedSeconds(cluster);
  const result = await run(cluster.url(database), jobs);
  const after = usedSeconds(cluster);
  const us = (seconds: number) => (seconds * 1_000_000) / result.attempts;
  return { ...result, nodeUs: us(after.node - before.node), postgresUs: us(after.postgres - before.postgres) };
}

/** Of a server that has run for a while, the files of its log are there to be written again; the first contender would have to make them for all. */
async function writeAsBefore(cluster: Cluster): Promise<void> {
  const server = new Client({ connectionString: cluster.url("postgres") });
  await server.connect();
  await server.query("select count(pg_logical_emit_message(false, 'bench', repeat('log', 350000))) from generate_series(1, 4000)");
  await server.query("checkpoint");
  await server.end();
}

/** PostgreSQL runs under this process, and replicas may. */
function usedSeconds({ pid }: Cluster): { node: number; postgres: number } {
  const postgres = (pid === null ? null : processorSeconds(pid)) ?? NaN;
  return { node: (processorSeconds(process.pid) ?? NaN) - postgres, postgres };
}

function tableOf(runs: ReadonlyMap<Contender, readonly Measured[]>, own: Contender): string {
  const rate = (contender: Contender) => median((runs.get(contender) ?? []).map(ratePerSecond));
  const rows = [...runs].map(([contender, measured]) => [
    `${contender.name}, ${contender.how}`,
    rate(contender).toFixed(0),
    `${(rate(own) / rate(contender)).toFixed(1)} ×`,
    median(measured.map(({ nodeUs }) => nodeUs)).toFixed(0),
    median(measured.map(({ postgresUs }) => postgresUs)).toFixed(0),
  ]);
  return benchTable(["", "attempts a second", "Redial is", "Node µs an attempt", "PostgreSQL µs"], rows);
}

async function serverVersion(cluster: Cluster): Promise<string> {
  const client = new Client({ connectionString: cluster.url("postgres") });
  await client.connect();
  const { rows } = await client.query<{ version: string; fsync: string; commit: string; buffers: string; wal: string }>(
    "select split_part(version(), ' on ', 1) as version, current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit, current_setting('shared_buffers') as buffers, current_setting('max_wal_size') as wal",
  );
  await client.end();
  return `${rows[0]?.version}, fsync ${rows[0]?.fsync}, synchronous_commit ${rows[0]?.commit}, shared_buffers ${rows[0]?.buffers}, max_wal_size ${rows[0]?.wal}`;
}

function versionOf(name: string): string {
  const path = require.resolve.paths(name)?.map((folder) => `${folder}/${name}/package.json`) ?? [];
  for (const file of path) {
    try {
      return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
    } catch {
      continue;
    }
  }
  return "";
}

function readOptions(): Options {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    options: {
      jobs: { ...text, default: "200000" },
      executions: { ...text, default: "1" },
      replicas: text,
      rounds: { ...text, default: "3" },
      "long-reader": { type: "boolean", default: false },
      alone: { type: "boolean", default: false },
    },
  });
  const count = (name: "jobs" | "executions" | "replicas" | "rounds") => {
    const value = Number(values[name]);
    if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} takes a whole number from 1, not "${values[name]}".\n\n${USAGE}`);
    return value;
  };
  return { jobs: count("jobs"), executions: count("executions"), replicas: values.replicas === undefined ? null : count("replicas"), rounds: count("rounds"), longReader: values["long-reader"], alone: values.alone };
}

benchAttempts(readOptions()).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
