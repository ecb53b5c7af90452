import { parseArgs } from "node:util";
import { throwAwayFolder } from "@redial/embedded";
import { openSession } from "@redial/platform";
import { openOrganization, readProgress, redialClient, textTable, type RedialClient } from "@redial/start";
import { barTable, isMet, type Bar } from "./bar-table";
import { eventually } from "./eventually";
import { followProgress } from "./follow-progress";
import { launchSimulated } from "./launch-simulated";
import { ledgerCount } from "./ledger";
import { REPLICATED, startReplicated, type ReplicatedSystem } from "./replicated-system";
import { optionsOrUsage, readCount, runCheck } from "./run-check";
import { steadyLoad, type LoadCounts } from "./steady-load";
import { untilOver } from "./until-over";

interface Options {
  bus: "embedded" | "kafka";
  contacts: number;
  queries: number;
}

const USAGE = `npm run check:rolling -- [--kafka] [--contacts CONTACTS] [--queries QUERIES]
  --kafka     over a real Apache Kafka instead of the embedded bus
  --contacts  whom the execution would call if it were not cancelled after the last restart (default 10000)
  --queries   queries a second, and a tenth as many mutations (default 40)
Ends with 0 when every bar is met, else with 1.`;

const REPLICAS = 2;
const SUBSCRIBERS = 20;
/** A call of a minute goes by in a fifth of a second. */
const SPEED = 300;
/** Longer than the four seconds for which callers are told to keep an idle connection, with room for timers that are late on a busy machine. */
const DRAIN_MS = 7_000;
const CALLS_PER_SECOND = 20;
/** After which a subscriber that was not told how the execution ended has missed it. */
const LAST_STATE_WITHIN_MS = 10_000;

/**
 * `npm run check:rolling`: restarts every replica of every service and of the gateway, one after the other, as a platform does, under queries, mutations,
 * subscriptions and a running execution, which it cancels in the end, and counts what failed and what the telephone network rang that the reports do not tell.
 */
async function checkRolling({ bus, contacts, queries }: Options): Promise<boolean> {
  const folder = await throwAwayFolder();
  try {
    const system = await startReplicated({ dataDir: folder.path, bus, replicas: REPLICAS, speed: SPEED, drainMs: DRAIN_MS });
    try {
      return await rollUnderLoad(system, { bus, contacts, queries });
    } finally {
      await system.stop();
    }
  } finally {
    folder.remove();
  }
}

async function rollUnderLoad(system: ReplicatedSystem, { bus, contacts, queries }: Options): Promise<boolean> {
  const key = await openOrganization(system, "Rolling");
  const client = redialClient(system.gatewayUrl, key);
  const settings = { retryStrategy: { type: "fixed_delay", delayMinutes: 1, maxRetries: 1 }, maxConcurrentCalls: 100, callsPerSecond: CALLS_PER_SECOND };
  const { executionId } = await launchSimulated(client, contacts, { name: "Rolling", clock: "real_time", settings });
  await eventually("the execution calls", async () => (((await calls(client, executionId)) ?? 0) > 0 ? true : null));

  const load = steadyLoad({ url: system.gatewayUrl, key, executionId, queries, mutations: queries / 10 });
  const ending = new AbortController();
  const following = Promise.all(Array.from({ length: SUBSCRIBERS }, () => followProgress(system.gatewayUrl, key, executionId, ending.signal)));
  const rows: string[][] = [];
  const badEnds: string[] = [];
  for (const name of REPLICATED) {
    const beganAt = performance.now();
    const before = await calls(client, executionId);
    const codes = await system.roll(name);
    codes.forEach((code, index) => code !== 0 && badEnds.push(`${name} ${index}: ${code ?? "killed"}`));
    rows.push([name, ((performance.now() - beganAt) / 1_000).toFixed(1), String(((await calls(client, executionId)) ?? NaN) - (before ?? NaN)), codes.join(", ")]);
  }
  const wasRunning = (await readProgress(client, [executionId]))[0]?.status === "running";
  const counts = await load.stop();
  await client.ask("mutation Cancel($id: ID!) { cancelExecution(id: $id) { id } }", { id: executionId });
  const { status } = await untilOver(client, executionId, { everyMs: 500 });
  const tooLate = setTimeout(() => ending.abort(), LAST_STATE_WITHIN_MS);
  const followed = await following;
  clearTimeout(tooLate);

  console.log(`${bus} · ${REPLICAS} replicas each · ${contacts} contacts · ${queries} queries and ${queries / 10} mutations a second\n`);
  console.log(textTable([{ heading: "restarted" }, { heading: "seconds", align: "right" }, { heading: "calls meanwhile", align: "right" }, { heading: "exit codes" }], rows));
  for (const failure of [...counts.mutations.failures, ...counts.queries.failures, ...badEnds].slice(0, 10)) console.log(`\n${failure}`);
  const missed = followed.filter((one) => one.status !== status || one.contactsPending !== 0).length;
  const bars = [...(await barsOf(system, executionId, counts, badEnds.length)), { what: "subscribers that missed the last state", measured: missed, most: 0, unit: `of ${followed.length}` }];
  console.log(`\n${counts.queries.sent} queries, the slowest ${counts.queries.slowestMs.toFixed(0)} ms; ${counts.mutations.sent} mutations, the slowest ${counts.mutations.slowestMs.toFixed(0)} ms`);
  console.log(`${SUBSCRIBERS} subscribers, whose streams broke off ${followed.reduce((sum, { breaks }) => sum + breaks, 0)} times and were asked for again`);
  console.log(`\n${barTable(bars)}`);
  if (!wasRunning) console.log("\nThe execution was over before the last restart: give it more --contacts.");
  return wasRunning && bars.every(isMet);
}

async function barsOf(system: ReplicatedSystem, executionId: string, counts: LoadCounts, badEnds: number): Promise<Bar[]> {
  const { placings, placedTwice } = await ledgerCount(system, executionId);
  const [reported] = await rowsOf<{ told: string; lost: string }>(system.databaseUrl("reporting"), "select count(*) as told, count(*) filter (where detail = 'lost') as lost from attempt where execution_id = $1", [executionId]);
  const told = Number(reported?.told ?? NaN);
  const kept = new Set((await rowsOf<{ id: string }>(system.databaseUrl("program"), "select id from audience")).map(({ id }) => id));
  const queriesFailed = (counts.queries.failures.length / counts.queries.sent) * 100;
  return [
    { what: "mutations failed", measured: counts.mutations.failures.length, most: 0, unit: "of " + counts.mutations.sent },
    { what: "mutations answered and not kept", measured: counts.audienceIds.filter((id) => !kept.has(id)).length, most: 0, unit: "" },
    { what: "queries failed", measured: queriesFailed, most: 0.1, unit: "%", digits: 3 },
    { what: "attempts that rang and are not in the reports", measured: Math.abs(placings - told), most: 0, unit: `of ${placings}` },
    { what: "attempts ended as lost", measured: Number(reported?.lost ?? NaN), most: 0, unit: "" },
    { what: "attempts that rang twice", measured: placedTwice, most: 0, unit: "" },
    { what: "processes that did not stop cleanly", measured: badEnds, most: 0, unit: "" },
  ];
}

async function rowsOf<Row extends object>(url: string, statement: string, values: unknown[] = []): Promise<Row[]> {
  const session = await openSession(url, "acceptance");
  try {
    return (await session.query<Row>(statement, values)).rows;
  } finally {
    await session.end();
  }
}

async function calls(client: RedialClient, executionId: string): Promise<number | null> {
  const [progress] = await readProgress(client, [executionId]).catch(() => []);
  return progress?.metrics?.totalCalls ?? null;
}

const options = optionsOrUsage(USAGE, (args): Options => {
  const { values } = parseArgs({ args, options: { kafka: { type: "boolean", default: false }, contacts: { type: "string", default: "10000" }, queries: { type: "string", default: "40" } } });
  return { bus: values.kafka ? "kafka" : "embedded", contacts: readCount(values.contacts, "--contacts"), queries: readCount(values.queries, "--queries") };
});
runCheck(() => checkRolling(options));
