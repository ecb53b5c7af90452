import { readFileSync } from "node:fs";
import { cpus, release, totalmem } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual, parseArgs } from "node:util";
import { freePorts } from "@redial/embedded";
import { openOrganization, redialClient, textTable, CHECKOUT, type RunningSystem } from "@redial/start";
import { barTable, isMet, type Bar } from "../bar-table";
import { launchSimulated } from "../launch-simulated";
import { optionsOrUsage, readCount, runCheck } from "../run-check";
import { withSystem } from "../temporary-system";
import { untilOver } from "../until-over";
import { QUERIES, type AskedQuery } from "./asked-queries";
import { processorMs } from "./processor-time";
import { answerOf, sendRequests, type Door } from "./send-requests";

const USAGE = `npm run bench:gateway -- [--rounds ROUNDS] [--contacts CONTACTS]
  --rounds    how often each query is asked of each gateway, in turns; the medians count (default 5)
  --contacts  how many contacts the execution has that is asked for (default 200)
Ends with 0 when every bar is met, else with 1.`;

const MOST_OVERHEAD_MS = 3;
const AT_ONCE = 4;
const WARM_UP = 300;

interface Options {
  rounds: number;
  contacts: number;
}

/** A gateway in a process of its own. */
interface Contender extends Door {
  pid: number | null;
}

/** What a query came to at one door: medians over the rounds. */
interface Measured {
  cpuMs: number;
  p50Ms: number;
  p99Ms: number;
}

/**
 * `npm run bench:gateway`: the same queries through our gateway and through Hive's, over the same running services, in turns; and, where one service has the
 * whole answer, at that service itself.
 */
async function benchGateway({ rounds, contacts }: Options): Promise<boolean> {
  return withSystem({ bus: "embedded" }, async ({ system }) => {
    const key = await openOrganization(system, "Benchmark");
    const client = redialClient(system.gatewayUrl, key);
    const { executionId } = await launchSimulated(client, contacts, { name: "Asked for", settings: { maxConcurrentCalls: 50, retryStrategy: { type: "fixed_delay", delayMinutes: 30, maxRetries: 2 } } });
    await untilOver(client, executionId);
    const { organization } = await client.ask<{ organization: { id: string } }>("{ organization { id } }");
    const vouched = { "x-redial-gateway": system.gatewaySecret, "x-redial-organization": organization.id, "x-redial-role": "admin" };
    const bare: Contender = { name: "the scheduler itself", url: system.urls.scheduler, headers: vouched, pid: null };
    const [ours, hive] = await startContenders(system, key, vouched);

    const bars: Bar[] = [];
    const rows: string[][] = [];
    for (const asked of QUERIES) {
      const body = JSON.stringify({ query: asked.query, variables: { id: executionId } });
      const doors = asked === QUERIES[0] ? [ours, hive, bare] : [ours, hive];
      await requireSameAnswers(asked, doors, body);
      const measured = await measure(doors, asked, body, rounds);
      const [own, peer, direct] = doors.map((door) => measured.get(door));
      for (const [door, { cpuMs, p50Ms, p99Ms }] of measured) rows.push([asked.name, door.name, ms(cpuMs), ms(p50Ms), ms(p99Ms)]);
      bars.push({ what: `${asked.name}: processor time, ours of Hive's`, measured: (own?.cpuMs ?? NaN) / (peer?.cpuMs ?? NaN), most: asked.mostOfPeer, unit: "×", digits: 2 });
      if (direct) bars.push({ what: `${asked.name}: p50 above the service's own`, measured: (own?.p50Ms ?? NaN) - direct.p50Ms, most: MOST_OVERHEAD_MS, unit: "ms", digits: 2 });
    }
    console.log(`${cpus().length} × ${cpus()[0]?.model}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Linux ${release()} · Node ${process.version}`);
    console.log(`@apollo/gateway ${versionOf("@apollo/gateway")}, @apollo/server ${versionOf("@apollo/server")} · @graphql-hive/gateway-runtime ${versionOf("@graphql-hive/gateway-runtime")}`);
    console.log(`${AT_ONCE} requests at once for processor time, one at a time for latency; median of ${rounds} rounds`);
    console.log("Ours asks whose key it is, holds callers to rates and documents to limits, masks errors and counts; Hive's is told the identity and does none of these.\n");
    const right = { align: "right" } as const;
    console.log(textTable([{ heading: "query" }, { heading: "asked of" }, { heading: "processor ms a request", ...right }, { heading: "p50 ms", ...right }, { heading: "p99 ms", ...right }], rows));
    console.log(`\n${barTable(bars)}`);
    return bars.every(isMet);
  });
}

async function startContenders(system: RunningSystem, key: string, vouched: Record<string, string>): Promise<[Contender, Contender]> {
  const [ownPort = 0, hivePort = 0] = await freePorts(2);
  const env = {
    ...{ PATH: process.env["PATH"] ?? "", NODE_ENV: "production", LOG_LEVEL: "warn", HOST: "127.0.0.1", GATEWAY_SECRET: system.gatewaySecret },
    ...{ PROGRAM_URL: system.urls.program, SCHEDULER_URL: system.urls.scheduler, DIALER_URL: system.urls.dialer, REPORTING_URL: system.urls.reporting },
    SUPERGRAPH_FILE: join(CHECKOUT, "gateway", "supergraph.graphql"),
    // Counted like any caller's requests, against limits that the benchmark does not reach.
    ...{ KEY_RATE_PER_SECOND: "1000000", KEY_RATE_BURST: "1000000", ORGANIZATION_RATE_PER_SECOND: "1000000", ORGANIZATION_RATE_BURST: "1000000" },
  };
  const start = async (name: string, script: string, port: number, headers: Record<string, string>): Promise<Contender> => {
    await system.supervisor.startProcess({ name, script, ready: { message: "ready" }, env: { ...env, PORT: String(port) } });
    return { name, url: `http://127.0.0.1:${port}`, headers, pid: system.supervisor.pid(name) };
  };
  return [
    await start("our gateway", join(CHECKOUT, "gateway", "dist", "main.js"), ownPort, { "x-api-key": key }),
    await start("Hive's gateway", join(__dirname, "hive-gateway.js"), hivePort, vouched),
  ];
}

async function requireSameAnswers({ name }: AskedQuery, doors: readonly Door[], body: string): Promise<void> {
  const [expected, ...answers] = await Promise.all(doors.map((door) => answerOf(door, body)));
  const different = answers.findIndex((answer) => !isDeepStrictEqual(answer, expected));
  if (different >= 0) throw new Error(`${name}: ${doors[different + 1]?.name} answers ${JSON.stringify(answers[different]).slice(0, 500)}, ours ${JSON.stringify(expected).slice(0, 500)}`);
}

async function measure(doors: readonly Contender[], { requests }: AskedQuery, body: string, rounds: number): Promise<Map<Contender, Measured>> {
  const runs = new Map(doors.map((door) => [door, [] as Measured[]]));
  for (const door of doors) await sendRequests(door, { body, requests: Math.min(WARM_UP, requests), atOnce: AT_ONCE });
  for (let round = 0; round < rounds; round++) {
    for (const door of round % 2 === 0 ? doors : [...doors].reverse()) {
      const before = processorMs(door.pid);
      await sendRequests(door, { body, requests, atOnce: AT_ONCE });
      const cpuMs = (processorMs(door.pid) - before) / requests;
      const latencies = await sendRequests(door, { body, requests: Math.ceil(requests / 5), atOnce: 1 });
      runs.get(door)?.push({ cpuMs, p50Ms: quantile(latencies, 0.5), p99Ms: quantile(latencies, 0.99) });
    }
  }
  const medianOf = (measured: readonly Measured[], what: keyof Measured) => quantile([...measured.map((one) => one[what])].sort((one, other) => one - other), 0.5);
  return new Map([...runs].map(([door, measured]) => [door, { cpuMs: medianOf(measured, "cpuMs"), p50Ms: medianOf(measured, "p50Ms"), p99Ms: medianOf(measured, "p99Ms") }]));
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

function ms(value: number): string {
  return Number.isNaN(value) ? "–" : value.toFixed(2);
}

function versionOf(name: string): string {
  const { version } = JSON.parse(readFileSync(join(CHECKOUT, "node_modules", name, "package.json"), "utf8")) as { version: string };
  return version;
}

const options = optionsOrUsage(USAGE, (args): Options => {
  const { values } = parseArgs({ args, options: { rounds: { type: "string", default: "5" }, contacts: { type: "string", default: "200" } } });
  return { rounds: readCount(values.rounds, "--rounds"), contacts: readCount(values.contacts, "--contacts") };
});
runCheck(() => benchGateway(options));
