import { join, resolve } from "node:path";
import { Rejection } from "@redial/kernel";
import { CHECKOUT, readArgs } from "@redial/start";
import type { Drawn } from "./fetch-report";

/** Where the report comes from, and where the pictures go. */
export interface PlotsOptions {
  source: { file: string } | (Drawn & { url: string; key: string | null });
  outDir: string;
}

export const PLOTS_USAGE = `npm run plots -- [options]
  --from FILE        draw what this file holds (default docs/tour/report.json)
  --execution ID     ask a running Redial instead: the funnel of this execution, and the heat map of all by its clock
  --experiment ID    … and the arms of this experiment; report.json is written beside the pictures
  --url URL          where it is (default $REDIAL, or http://127.0.0.1:4000)
  --key KEY          your key (default $KEY, or what .redial/first-key holds)
  --out DIR          where the pictures go (default: beside the file; plots where a Redial is asked)
  --help             this`;

const OPTIONS = {
  from: { type: "string" },
  execution: { type: "string" },
  experiment: { type: "string" },
  url: { type: "string" },
  key: { type: "string" },
  out: { type: "string" },
  help: { type: "boolean", default: false },
} as const;

/** Reads the command line; null asks for help. What is not understood is refused as `USAGE` with the sentence to show. */
export function plotsOptions(args: readonly string[], env: Readonly<Record<string, string | undefined>>): PlotsOptions | null {
  const { from, execution, experiment, url, key, out, help } = readArgs({ args: [...args], options: OPTIONS, allowPositionals: false }).values;
  if (help) return null;
  const empty = Object.entries({ execution, experiment }).find(([, id]) => id === "");
  if (empty) throw new Rejection("USAGE", `--${empty[0]} is empty: is the variable set that should hold the id?`);
  // npm runs its scripts in the package's own folder, and tells in INIT_CWD where it was called.
  const callersPath = (path: string) => resolve(env["INIT_CWD"] ?? ".", path);
  if (execution === undefined && experiment === undefined) {
    if (url !== undefined || key !== undefined) throw new Rejection("USAGE", "--url and --key need something to ask for: --execution or --experiment.");
    const file = from === undefined ? join(CHECKOUT, "docs/tour/report.json") : callersPath(from);
    return { source: { file }, outDir: out === undefined ? resolve(file, "..") : callersPath(out) };
  }
  if (from !== undefined) throw new Rejection("USAGE", "--from draws a file; --execution and --experiment ask a running Redial. Give one of them.");
  const source = { executionId: execution ?? null, experimentId: experiment ?? null, url: url ?? env["REDIAL"] ?? "http://127.0.0.1:4000", key: key ?? env["KEY"] ?? null };
  return { source, outDir: callersPath(out ?? "plots") };
}
