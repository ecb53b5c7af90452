import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { createLog, envText, runTask } from "@redial/platform";
import { rebuildReports } from "./rebuild-reports";

/**
 * `npm run rebuild:reports -- [--data DIR] [--accept-loss]`: makes the reports of `DATABASE_URL` anew from all that the bus of `BUS_URL` keeps, and ends; those of the Redial
 * that runs on a data folder unless these are set. The service goes on meanwhile.
 */
/** One a core up to the partitions that the embedded bus has. */
const READERS = Math.min(4, availableParallelism());

const log = createLog("reporting rebuild", "info");

void runTask(log, "rebuild", async () => {
  const { values } = parseArgs({ options: { data: { type: "string" }, "accept-loss": { type: "boolean", default: false } } });
  await rebuildReports({
    databaseUrl: addressOf("DATABASE_URL", "reporting-url", values.data),
    busUrl: addressOf("BUS_URL", "bus-url", values.data),
    acceptLoss: values["accept-loss"],
    readers: READERS,
    log,
    onProgress: ({ read, left, seconds }) => log.info("rebuilding", { read, left, seconds: Math.round(seconds), perSecond: Math.round(read / seconds) }),
  });
});

/** npm runs its scripts in the checkout, and tells in INIT_CWD where it was called. */
function addressOf(variable: string, file: string, given: string | undefined): string {
  const path = join(given === undefined ? ".redial" : resolve(process.env["INIT_CWD"] ?? ".", given), file);
  return envText(process.env, variable, existsSync(path) ? readFileSync(path, "utf8").trim() : undefined);
}
