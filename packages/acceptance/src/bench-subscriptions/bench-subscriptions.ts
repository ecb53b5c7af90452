import { readFileSync } from "node:fs";
import { cpus, release, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { toIso } from "@redial/kernel";
import { consume, createLog, openBus } from "@redial/platform";
import { CHECKOUT, launchPrepared, prepareProgram, textTable, type RunningSystem } from "@redial/start";
import { barTable, isMet, type Bar } from "../bar-table";
import { manyContacts } from "../many-contacts";
import { optionsOrUsage, readCount, runCheck } from "../run-check";
import { withSystem } from "../temporary-system";
import { watchMemory } from "../watch-memory";
import { gatherCrowd, type Spectator } from "./crowd";
import { sightingDelays, type Delays } from "./sighting-delays";

interface Options {
  bus: "embedded" | "kafka";
  subscribers: number;
  rate: number;
  seconds: number;
}

const USAGE = `npm run bench:subscriptions -- [--kafka] [--subscribers COUNT] [--rate ATTEMPTS] [--seconds SECONDS]
  --kafka        over a real Apache Kafka instead of the embedded bus
  --subscribers  how many watch the one execution, each over a socket of its own (default 1000)
  --rate         attempts that begin in a second (default 500)
  --seconds      for how long (default 20)
Ends with 0 when every bar is met, else with 1.`;

const MOST_MB = 400;
const MOST_P99_MS = 500;
const MOST_A_SECOND = 4;
const GATHERS_WITHIN_MS = 25_000;
/** Calls of a minute go by in a fifth of a second. */
const SPEED = 300;

/** `npm run bench:subscriptions`: many watch one execution through the gateway while it calls; who misses its last state, how late are they, and what does the gateway hold? */
async function benchSubscriptions({ bus, subscribers, rate, seconds }: Options): Promise<boolean> {
  return withSystem({ bus, speed: SPEED }, async ({ system, client, key }) => {
    const contacts = rate * seconds;
    const startsAtMs = Date.now() + GATHERS_WITHIN_MS + contacts / 2;
    const settings = { retryStrategy: { type: "none" }, maxConcurrentCalls: 10_000, callsPerSecond: rate, startAt: toIso(startsAtMs) };
    const { programId } = await prepareProgram(client, { name: "Watched", settings, contacts: manyContacts(contacts) });
    const executionId = await launchPrepared(client, programId, { idempotencyKey: "watched", clock: "real_time", seed: "watched" });
    const ends = await hearEnds(system);
    const memory = watchMemory(system);
    const crowd = await gatherCrowd(system.gatewayUrl, key, executionId, subscribers);
    const isInTime = Date.now() < startsAtMs;
    await crowd.over;
    const peakMb = memory.peaks().get("gateway") ?? NaN;
    memory.stop();
    crowd.leave();
    await ends.stop();

    const [sinceEnd, delays] = [ends.endedAtMs, ends.heardAtMs].map((from) => sightingDelays(from, crowd.spectators)) as [Delays, Delays];
    const [firstMs = NaN, lastMs = NaN] = [Math.min(...ends.endedAtMs), Math.max(...ends.endedAtMs)];
    console.log(`${cpus().length} × ${cpus()[0]?.model}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Linux ${release()} · Node ${process.version} · ${system.bus}`);
    console.log(`@apollo/gateway ${versionOf("@apollo/gateway")}, graphql-ws ${versionOf("graphql-ws")}, ws ${versionOf("ws")} · subscribers and services on the one machine`);
    console.log(`${subscribers} subscribers of one execution with ${contacts} calls, ${(ends.endedAtMs.length / ((lastMs - firstMs) / 1_000)).toFixed(0)} of them a second; each state joined with reporting's\n`);
    const right = { align: "right" } as const;
    const told = crowd.spectators.reduce((sum, { sightings }) => sum + sightings.length, 0);
    const row = (what: string, { at, most }: Delays) => [what, ...[at(0.5), at(0.9), at(0.99), most].map(String)];
    console.log(textTable([{ heading: `${told} messages; ms to a subscriber's sight` }, ...["p50", "p90", "p99", "most"].map((heading) => ({ heading, ...right }))], [row("from attempt.ended on the bus", delays), row("from the call's end, at the carrier", sinceEnd)]));
    const bars: Bar[] = [
      { what: "subscribers who missed the last state", measured: crowd.spectators.filter((one) => !sawTheEnd(one, contacts)).length, most: 0, unit: "" },
      { what: "p99 from the event on the bus to a subscriber", measured: delays.at(0.99), most: MOST_P99_MS, unit: "ms" },
      { what: "gateway's peak of memory", measured: peakMb, most: MOST_MB, unit: "MB" },
      { what: "states a second, of the subscriber with most", measured: Math.max(...crowd.spectators.map(statesASecond)), most: MOST_A_SECOND, unit: "", digits: 1 },
    ];
    console.log(`\n${barTable(bars)}`);
    for (const { closed } of crowd.spectators.filter(({ closed }) => closed !== null).slice(0, 3)) console.log(`a subscriber was closed: ${closed}`);
    if (!isInTime) console.log("calling began before all had subscribed");
    return bars.every(isMet);
  });
}

/** When calls ended by the carrier's clock, which is this machine's, and when the dialer's word of it came over the bus. */
async function hearEnds(system: RunningSystem): Promise<{ endedAtMs: number[]; heardAtMs: number[]; stop(): Promise<void> }> {
  const log = createLog("bench", "error");
  const bus = await openBus(system.busUrl, "bench", log);
  const endedAtMs: number[] = [];
  const heardAtMs: number[] = [];
  await consume({
    bus,
    group: "bench.subscriptions",
    topics: ["dialer.events"],
    types: ["attempt.ended"],
    log,
    async handle({ events }) {
      for (const { event } of events) {
        endedAtMs.push(Date.parse(event.data.endedAt));
        heardAtMs.push(Date.now());
      }
    },
  });
  return { endedAtMs, heardAtMs, stop: () => bus.close() };
}

function sawTheEnd({ last, isComplete }: Spectator, contacts: number): boolean {
  return isComplete && last?.status === "completed" && last.ended === contacts;
}

function statesASecond({ sightings }: Spectator): number {
  const [first, last] = [sightings[0], sightings[sightings.length - 1]];
  return first && last && last !== first ? (sightings.length - 1) / ((last.atMs - first.atMs) / 1_000) : 0;
}

function versionOf(name: string): string {
  return (JSON.parse(readFileSync(join(CHECKOUT, "node_modules", name, "package.json"), "utf8")) as { version: string }).version;
}

const options = optionsOrUsage(USAGE, (args): Options => {
  const { values } = parseArgs({
    args,
    options: { kafka: { type: "boolean", default: false }, subscribers: { type: "string", default: "1000" }, rate: { type: "string", default: "500" }, seconds: { type: "string", default: "20" } },
  });
  return { bus: values.kafka ? "kafka" : "embedded", subscribers: readCount(values.subscribers, "--subscribers"), rate: readCount(values.rate, "--rate"), seconds: readCount(values.seconds, "--seconds") };
});
runCheck(() => benchSubscriptions(options));
