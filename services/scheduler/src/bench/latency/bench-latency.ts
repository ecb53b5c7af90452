import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { findOrStartBroker, startCluster, throwAwayFolder, userCacheDir } from "@redial/embedded";
import { SECOND_MS, type Instant } from "@redial/kernel";
import { createLog, openBus, openSession } from "@redial/platform";
import { createService } from "../../service";
import { benchTable } from "../bench-table";
import { playCallCentre } from "./played-call-centre";

const USAGE = `npm run bench:latency -- [--kafka] [--rate ATTEMPTS] [--seconds SECONDS]
  --kafka    over a real Apache Kafka instead of the embedded bus
  --rate     attempts that become due in a second (default 1000)
  --seconds  for how long (default 30)`;

/** The bar: all but one in a hundred requests are with the dialer this soon after they were due. */
const MOST_P99_MS = 250;
const WARM_UP_S = 3;

interface Options {
  kafka: boolean;
  rate: number;
  seconds: number;
}

/** `npm run bench:latency`: how long after it is due the dialer has the request of an attempt, through the real scheduler, its database and a bus. */
async function benchLatency({ kafka, rate, seconds }: Options): Promise<boolean> {
  const folder = await throwAwayFolder();
  const cluster = await startCluster({ dataDir: `${folder.path}/postgres`, durable: true });
  const broker = kafka ? await findOrStartBroker({ env: process.env, cacheDir: userCacheDir(), dataDir: `${folder.path}/kafka` }) : null;
  try {
    if (broker && "unavailable" in broker) throw new Error(broker.unavailable);
    for (const name of ["scheduler", "bus"]) await cluster.createDatabase(name);
    const busUrl = broker ? `kafka://${broker.brokers.join(",")}` : cluster.url("bus");
    const latencies = await measure(cluster.url("scheduler"), busUrl, rate, seconds);
    const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? NaN;
    const p99 = at(0.99);
    console.log(`${kafka ? "kafka" : "embedded"} bus · ${latencies.length} attempts, ${rate} of them due in each of ${seconds} seconds, all answered · from due to the dialer having its request\n`);
    console.log(benchTable(["", "p50", "p90", "p99", "most"], [["ms", ...[at(0.5), at(0.9), p99, at(1)].map((ms) => ms.toFixed(0))]]));
    console.log(`\np99 at most ${MOST_P99_MS} ms ${p99 <= MOST_P99_MS ? "✓" : "✗"}`);
    return p99 <= MOST_P99_MS;
  } finally {
    if (broker && !("unavailable" in broker)) await broker.stop();
    await cluster.stop();
    folder.remove();
  }
}

/** The latencies, from the least to the most, of all attempts but those of the first seconds. */
async function measure(databaseUrl: string, busUrl: string, rate: number, seconds: number): Promise<number[]> {
  const log = createLog("bench", "error");
  const contacts = rate * (seconds + WARM_UP_S);
  const config = { host: "127.0.0.1", port: 0, databaseUrl, busUrl, gatewaySecret: "bench", logLevel: "warn" as const, drainMs: 0, permitSeconds: 10 };
  const scheduler = await createService({ config, log });
  const bus = await openBus(busUrl, "bench", log);
  const database = await openSession(databaseUrl, "bench");
  try {
    const centre = playCallCentre(bus, log);
    const dueAt = new Map<string, Instant>();
    const latencies: number[] = [];
    let requested = 0;
    let warmAt = Infinity;
    await centre.answer((jobId) => {
      const due = dueAt.get(jobId) ?? 0;
      requested += 1;
      if (due >= warmAt) latencies.push(Date.now() - due);
    });
    const startAt = Date.now() + 8 * SECOND_MS + contacts / 10;
    await centre.launch(contacts, startAt);
    const count = async (where: string) => (await database.query<{ count: number }>(`select count(*)::int as count from job where ${where}`)).rows[0]?.count ?? 0;
    while ((await count("true")) < contacts) await delay(50);
    if (Date.now() > startAt) throw new Error("planning took longer than the start could wait");
    // Nobody's strategy makes a thousand jobs due in each second, evenly; so the plan is written by hand.
    await database.query("update job set due_at = to_timestamp($1::float8 / 1000 + 1 + position % 10000 / $2::float8 + position / 10000 * 1000 / $2::float8)", [startAt, rate]);
    await database.query("vacuum analyze job");
    for (const { id, due } of (await database.query<{ id: string; due: Instant }>("select id, (extract(epoch from due_at) * 1000)::float8 as due from job")).rows) dueAt.set(id, due);
    warmAt = Math.min(...dueAt.values()) + WARM_UP_S * SECOND_MS;
    while (requested < contacts) await delay(50);
    while ((await count("state <> 2")) > 0) await delay(50);
    return latencies.sort((a, b) => a - b);
  } finally {
    await database.end();
    await bus.close();
    await scheduler.stop();
  }
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: { kafka: { type: "boolean", default: false }, rate: { type: "string", default: "1000" }, seconds: { type: "string", default: "30" } },
  });
  const [rate, seconds] = [Number(values.rate), Number(values.seconds)];
  if (!(Number.isInteger(rate) && rate >= 1 && Number.isInteger(seconds) && seconds >= 1)) throw new Error(`--rate and --seconds take whole numbers from 1.\n\n${USAGE}`);
  return { kafka: values.kafka, rate, seconds };
}

benchLatency(readOptions()).then(
  (good) => process.exit(good ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
