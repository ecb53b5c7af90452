import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { openBus } from "../bus/open-bus";
import { createLog } from "../process/log";
import { readCommand, runCommand, USAGE, type DeadLetterCommand } from "./command";

/** `npm run dead-letters`: lists what could not be handled, and gives it to its group once more. Ends with 0 when all was done, 1 when not, 2 when it was not understood. */
async function main(): Promise<number> {
  let command: DeadLetterCommand;
  let url: string;
  try {
    command = readCommand(process.argv.slice(2));
    url = busUrl(command.dataDir);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return 2;
  }
  const bus = await openBus(url, "dead-letters", createLog("dead-letters", "error", (line) => process.stderr.write(line)));
  try {
    const { text, good } = await runCommand(bus, command);
    console.log(text);
    return good ? 0 : 1;
  } finally {
    await bus.close();
  }
}

/** npm runs its scripts in the checkout, and tells in INIT_CWD where it was called. */
function busUrl(givenDir: string | undefined): string {
  const dataDir = givenDir === undefined ? ".redial" : resolve(process.env["INIT_CWD"] ?? ".", givenDir);
  const file = join(dataDir, "bus-url");
  const url = process.env["BUS_URL"] || (existsSync(file) && readFileSync(file, "utf8").trim());
  if (!url) throw new Error(`Set BUS_URL: no Redial runs on ${dataDir}.`);
  return url;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
