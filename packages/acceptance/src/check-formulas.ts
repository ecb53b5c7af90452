import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { textTable } from "@redial/start";
import { readHistory } from "./call-history";
import { compareWithSql } from "./formulas/compare-with-sql";
import { launchHistory } from "./launch-history";
import { optionsOrUsage, readCount, runCheck } from "./run-check";
import { withSystem } from "./temporary-system";
import { untilOver } from "./until-over";

interface Options {
  file: string;
  limit: number;
}

const USAGE = `npm run check:formulas -- HISTORY.csv [--limit CONTACTS]
  --limit  only the first so many contacts`;

/** Strategies that reach everybody, give up some after two retries, and make no retry. */
const STRATEGIES = [
  { name: "until reached", retryStrategy: { type: "fixed_delay", delayMinutes: 60, maxRetries: 99 } },
  { name: "2 retries", retryStrategy: { type: "fixed_delay", delayMinutes: 95, maxRetries: 2 } },
  { name: "no retry", retryStrategy: { type: "none" } },
];
/** The first calling day and the hours that its retries take. */
const SLICES = { segmentKeys: ["attribute.lineType", "number_prefix", "line_type", "region"], from: "2008-05-05", to: "2008-05-06" };
const SHOWN = 10;

/** `npm run check:formulas`: replays a call history under several strategies, and holds every number of the reports against SQL over the raw attempts. */
async function checkFormulas({ file, limit }: Options): Promise<boolean> {
  const history = await readHistory(file, limit);
  return withSystem({ bus: "embedded", replayFile: file, durable: false }, async ({ system, client }) => {
    const rows: string[][] = [];
    const faults: string[] = [];
    for (const { name, retryStrategy } of STRATEGIES) {
      const { executionId } = await launchHistory(client, history, { name, settings: { retryStrategy, maxConcurrentCalls: 2_000, startAt: "2008-05-05T09:00:00Z" } });
      const { totalContacts, metrics } = await untilOver(client, executionId, { everyMs: 500, withinMs: Infinity });
      const found = await compareWithSql(client, system.cluster.url("reporting"), executionId, SLICES);
      rows.push([name, String(totalContacts), String(metrics?.totalCalls), String(found.compared), String(found.faults.length), found.faults.length === 0 ? "✓" : "✗"]);
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
