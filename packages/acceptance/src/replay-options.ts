import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { readCount } from "./run-check";

export interface ReplayOptions {
  file: string;
  bus: "embedded" | "kafka";
  /** Kill each service in turn while it runs. */
  kill: boolean;
  /** How many contacts of the history. */
  limit: number;
  /** Concurrent calls, and so lanes of virtual time. */
  lanes: number;
}

export const USAGE = `npm run replay -- HISTORY.csv [--kafka] [--kill] [--limit CONTACTS] [--lanes CALLS]
  --kafka  over a real Apache Kafka instead of the embedded bus
  --kill   kill -9 each service in turn while it runs
  --limit  only the first so many contacts
  --lanes  concurrent calls (default 2000)`;

/** Reads the command line; throws with the sentence to show. */
export function replayOptions(args: readonly string[]): ReplayOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { kafka: { type: "boolean", default: false }, kill: { type: "boolean", default: false }, limit: { type: "string" }, lanes: { type: "string", default: "2000" } },
  });
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new Error("Name one call history.");
  return {
    file: resolve(process.env["INIT_CWD"] ?? ".", file),
    bus: values.kafka ? "kafka" : "embedded",
    kill: values.kill,
    limit: values.limit === undefined ? Infinity : readCount(values.limit, "--limit"),
    lanes: readCount(values.lanes, "--lanes"),
  };
}
