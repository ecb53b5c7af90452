import { Rejection } from "@redial/kernel";
import { comparison } from "./comparison";
import { firstKey } from "./first-key";
import { launchWanted } from "./launch-wanted";
import { resetData } from "./reset-data";
import { redialClient, type ImportAnswer } from "./redial-client";
import { startOptions, USAGE, type StartOptions } from "./start-options";
import { startSystem } from "./system";
import { telemetryFrom } from "./telemetry-from";
import { wantedPrograms } from "./wanted-programs";
import { waysIn } from "./ways-in";
import { watchProgress } from "./watch-progress";

/** `npm start`: a whole Redial on this machine, with a program that runs before one's eyes. */
async function start(options: StartOptions): Promise<void> {
  const wishes = await wantedPrograms(options);
  if (options.reset) await resetData(options.dataDir);
  const ending = new AbortController();
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve(ending.abort()));
  });
  process.stdout.write("Starting");
  const { dataDir, bus, host, port } = options;
  const system = await startSystem({ dataDir, bus, host, port, ...telemetryFrom(process.env), onStarted: (part) => process.stdout.write(` · ${part}`) });
  process.stdout.write(`\nThe ${system.bus} carries the events.\n\n`);
  try {
    const key = await firstKey(system, dataDir);
    const client = redialClient(system.gatewayUrl, key);
    const launched = await launchWanted(client, wishes, dataDir);
    for (const { name, imported } of launched) process.stdout.write(importLine(name, imported));
    await watchProgress({ client, executions: launched, out: process.stdout, signal: ending.signal });
    const executionIds = launched.map(({ executionId }) => executionId);
    if (!ending.signal.aborted) process.stdout.write(`\n${await comparison(client, executionIds)}\n`);
    if (!options.exit && !ending.signal.aborted) {
      process.stdout.write(waysIn(system.gatewayUrl, key, launched));
      await stopped;
    }
  } finally {
    process.stdout.write("\nStopping …\n");
    await system.stop();
  }
}

function importLine(name: string, answer: ImportAnswer | null): string {
  if (!answer) return `${name}: launched at an earlier start\n`;
  const { imported, merged, rejected, rejectedRows } = answer;
  const refused = rejectedRows.slice(0, 5).map(({ row, code, message }) => `  row ${row}: ${code}: ${message}\n`);
  return `${name}: ${imported} contacts imported, ${merged} merged, ${rejected} rejected\n${refused.join("")}`;
}

start(startOptionsOrUsage()).then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`\n${error instanceof Rejection ? error.message : error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);

function startOptionsOrUsage(): StartOptions {
  try {
    return startOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}\n`);
    return process.exit(2);
  }
}
