import { readFileSync } from "node:fs";
import { cpus, release, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { CHECKOUT, textTable } from "@redial/start";
import { barTable, isMet } from "../bar-table";
import { optionsOrUsage, readCount, runCheck } from "../run-check";
import { withSystem } from "../temporary-system";
import { attemptsRound } from "./attempts-round";
import { progressRound } from "./progress-round";
import type { Round } from "./round";

interface Options {
  bus: "embedded" | "kafka";
  subscribers: number;
  listeners: number;
  rate: number;
  seconds: number;
  only: "progress" | "attempts" | null;
}

const USAGE = `npm run bench:subscriptions -- [--kafka] [--subscribers COUNT] [--listeners COUNT] [--rate ATTEMPTS] [--seconds SECONDS] [--only progress|attempts]
  --kafka        over a real Apache Kafka instead of the embedded bus
  --subscribers  how many watch the progress of one execution, each over a socket of its own (default 1000)
  --listeners    how many are told every attempt of another, each over a socket of its own (default 100)
  --rate         attempts that begin in a second (default 500)
  --seconds      for how long (default 20)
  --only         leaves the other of the two out
Ends with 0 when every bar is met, else with 1.`;

/** Calls of a minute go by in a fifth of a second. */
const SPEED = 300;

/**
 * `npm run bench:subscriptions`: many subscribe to one execution through the gateway while it calls. First all to `executionProgress`, which tells four states a
 * second at most; then fewer to `attemptRecorded`, which tells each of them every attempt.
 */
async function benchSubscriptions({ bus, subscribers, listeners, rate, seconds, only }: Options): Promise<boolean> {
  return withSystem({ bus, speed: SPEED }, async ({ system, client, key }) => {
    const rounds: Round[] = [];
    if (only !== "attempts") rounds.push(await progressRound(system, client, { key, subscribers, rate, seconds }));
    if (only !== "progress") rounds.push(await attemptsRound(system, client, { key, subscribers: listeners, rate, seconds }));

    console.log(`${cpus().length} × ${cpus()[0]?.model}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Linux ${release()} · Node ${process.version} · ${system.bus}`);
    console.log(`@apollo/gateway ${versionOf("@apollo/gateway")}, graphql-ws ${versionOf("graphql-ws")}, ws ${versionOf("ws")} · subscribers and services on the one machine`);
    for (const { what } of rounds) console.log(what);
    const right = { align: "right" } as const;
    const rows = rounds.flatMap((round) => round.rows).map(([what, { at, most }]) => [what, ...[at(0.5), at(0.9), at(0.99), most()].map(String)]);
    console.log(`\n${textTable([{ heading: "ms to a subscriber's sight" }, ...["p50", "p90", "p99", "most"].map((heading) => ({ heading, ...right }))], rows)}`);
    const bars = rounds.flatMap((round) => round.bars);
    console.log(`\n${barTable(bars)}`);
    for (const remark of rounds.flatMap(({ remarks }) => remarks)) console.log(remark);
    return bars.every(isMet);
  });
}

function versionOf(name: string): string {
  return (JSON.parse(readFileSync(join(CHECKOUT, "node_modules", name, "package.json"), "utf8")) as { version: string }).version;
}

const options = optionsOrUsage(USAGE, (args): Options => {
  const count = (fallback: string) => ({ type: "string", default: fallback }) as const;
  const { values } = parseArgs({ args, options: { kafka: { type: "boolean", default: false }, subscribers: count("1000"), listeners: count("100"), rate: count("500"), seconds: count("20"), only: { type: "string" } } });
  const read = (name: "subscribers" | "listeners" | "rate" | "seconds") => readCount(values[name], `--${name}`);
  const { only = null } = values;
  if (only !== null && only !== "progress" && only !== "attempts") throw new Error(`--only takes progress or attempts, not "${only}".`);
  return { bus: values.kafka ? "kafka" : "embedded", subscribers: read("subscribers"), listeners: read("listeners"), rate: read("rate"), seconds: read("seconds"), only };
});
runCheck(() => benchSubscriptions(options));
