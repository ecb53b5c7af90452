import { parseArgs, type ParseArgsConfig } from "node:util";
import { Rejection } from "@redial/kernel";

/** Runs a command to its end: an error is told by its sentence and ends it with 1; one of `USAGE` is told with the usage and ends it with 2. */
export async function runCommand(usage: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    const isUsage = error instanceof Rejection && error.code === "USAGE";
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${isUsage ? `\n${usage}\n` : ""}`);
    process.exitCode = isUsage ? 2 : 1;
  }
}

/** `parseArgs`, whose errors are refused as `USAGE`. */
export function readArgs<Config extends ParseArgsConfig>(config: Config): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new Rejection("USAGE", error instanceof Error ? error.message : String(error));
  }
}
