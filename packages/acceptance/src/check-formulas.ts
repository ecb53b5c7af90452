import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { textTable } from "@redial/start";
import { asCsv, readHistory } from "./call-history";
import { eventually } from "./eventually";
import { compareExperiment } from "./formulas/compare-experiment";
import { compareWithSql } from "./formulas/compare-with-sql";
import { launchHistory } from "./launch-history";
import { launchExperiment, prepareExperiment } from "./prepare-experiment";
import { optionsOrUsage, readCount, runCheck } from "./run-check";
import { withSystem } from "./temporary-system";
import { untilOver } from "./until-over";

interface Options {
  file: string;
  limit: number;
}

const USAGE = `npm run check:formulas -- HISTORY.csv [--limit CONTACTS]
  --limit  only the first so many contacts`;

const MORNING = { timeZone: "UTC", startAt: "2008-05-05T09:00:00Z", from: "2008-05-05", to: "2008-05-06" };
/** An evening before the clocks are set back at 06:00 UTC, between the second call and the third. */
const AUTUMN = { timeZone: "America/New_York", startAt: "2008-11-02T03:00:00Z", from: "2008-11-01", to: "2008-11-01" };
/** Strategies that reach everybody, give up some after two retries, and make no retry. */
const STRATEGIES = [
  { name: "until reached", retryStrategy: { type: "fixed_delay", delayMinutes: 60, maxRetries: 99 }, when: MORNING },
  { name: "2 retries", retryStrategy: { type: "fixed_delay", delayMinutes: 95, maxRetries: 2 }, when: AUTUMN },
  { name: "no retry", retryStrategy: { type: "none" }, when: MORNING },
];
/** Arms of which two differ by chance alone. */
const ARMS = [
  { name: "once", settings: { retryStrategy: { type: "none" } } },
  { name: "once as well", settings: { retryStrategy: { type: "none" } } },
  { name: "twice", settings: { retryStrategy: { type: "fixed_delay", delayMinutes: 60, maxRetries: 1 } } },
];
const CALLER_IDS = ["+12025550123", "+12025550124"];
const SEGMENT_KEYS = ["attribute.lineType", "number_prefix", "line_type", "region", "caller_id"];
const SHOWN = 10;
/** Many times what one takes: a report that is an error is told as such, not waited for. */
const EXPERIMENT_WITHIN_MS = 10 * 60_000;
const ENDED = "query Ended($id: ID!) { experiment(id: $id) { report { isFinal contactsCounted arms { totalCalls } } } }";

/** `npm run check:formulas`: replays a call history under several strategies, and holds every number of the reports against SQL over the raw attempts. */
async function checkFormulas({ file, limit }: Options): Promise<boolean> {
  const history = await readHistory(file, limit);
  return withSystem({ bus: "embedded", replayFile: file, durable: false }, async ({ system, client }) => {
    const rows: string[][] = [];
    const faults: string[] = [];
    for (const { name, retryStrategy, when } of STRATEGIES) {
      const { executionId } = await launchHistory(client, history, { name, settings: { retryStrategy, callerIds: CALLER_IDS, maxConcurrentCalls: 2_000, timeZone: when.timeZone, startAt: when.startAt } });
      const { totalContacts, metrics } = await untilOver(client, executionId, { everyMs: 500, withinMs: Infinity });
      const found = await compareWithSql(client, system.cluster.url("reporting"), executionId, { ...when, segmentKeys: SEGMENT_KEYS });
      rows.push([name, String(totalContacts), String(metrics?.totalCalls), String(found.compared), String(found.faults.length), found.faults.length === 0 ? "✓" : "✗"]);
      faults.push(...found.faults.map((fault) => `${name}: ${fault}`));
    }
    for (const arms of [ARMS.slice(0, 2), ARMS]) {
      const name = `experiment of ${arms.length} arms`;
      const experimentId = await prepareExperiment(client, {
        name,
        contacts: asCsv(history),
        arms: arms.map((arm) => ({ ...arm, settings: { ...arm.settings, carrier: "replay", maxConcurrentCalls: 2_000, startAt: MORNING.startAt } })),
        question: { baselineRate: 70, smallestLift: 5 },
      });
      await launchExperiment(client, experimentId, "fast_forward");
      const report = await eventually("the end of the experiment", async () => {
        const { experiment } = await client.ask<{ experiment: { report: { isFinal: boolean; contactsCounted: number; arms: { totalCalls: number }[] } | null } }>(ENDED, { id: experimentId });
        return experiment.report?.isFinal ? experiment.report : null;
      }, { everyMs: 500, withinMs: EXPERIMENT_WITHIN_MS });
      const found = await compareExperiment(client, system.cluster.url("reporting"), experimentId);
      const calls = report.arms.reduce((sum, { totalCalls }) => sum + totalCalls, 0);
      rows.push([name, String(report.contactsCounted), String(calls), String(found.compared), String(found.faults.length), found.faults.length === 0 ? "✓" : "✗"]);
      faults.push(...found.faults.map((fault) => `${name}: ${fault}`));
    }
    const right = (heading: string) => ({ heading, align: "right" as const });
    console.log(textTable([{ heading: "strategy" }, right("contacts"), right("attempts"), right("values compared"), right("that differ"), { heading: "" }], rows));
    for (const fault of faults.slice(0, SHOWN)) console.log(`✗ ${fault}`);
    return faults.length === 0;
  });
}

const options = optionsOrUsage(USAGE, (args): Options => {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { limit: { type: "string" } } });
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new Error("Name one call history.");
  return { file: resolve(process.env["INIT_CWD"] ?? ".", file), limit: values.limit === undefined ? Infinity : readCount(values.limit, "--limit") };
});
runCheck(() => checkFormulas(options));
