import { parentPort, workerData, Worker } from "node:worker_threads";
import { createLog, type Running } from "@redial/platform";
import { readBeside, type ReaderParts } from "./read-beside";

/** Room for what a transaction is made of, so that it is not copied again and again while the memory is cleaned. */
const YOUNG_MEMORY_MB = 192;

/** A reader in a thread of its own, so that another core parses and counts. One that fails throws at the next stop. */
export async function startReaderThread({ databaseUrl, busUrl, onRead }: ReaderParts): Promise<Running> {
  const worker = new Worker(__filename, { workerData: { databaseUrl, busUrl }, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEMORY_MB } });
  let failure: unknown;
  worker.on("error", (error) => (failure = error));
  const exited = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
  worker.on("message", (messages: number) => onRead(messages));
  return {
    async stop() {
      worker.postMessage("stop");
      await exited;
      if (failure !== undefined) throw failure;
    },
  };
}

async function read(port: NonNullable<typeof parentPort>, { databaseUrl, busUrl }: Pick<ReaderParts, "databaseUrl" | "busUrl">): Promise<void> {
  const told = new Promise<void>((resolve) => port.once("message", () => resolve()));
  const reader = await readBeside({ databaseUrl, busUrl, log: createLog("reporting rebuild", "warn"), onRead: (messages) => port.postMessage(messages) });
  await told;
  await reader.stop();
  port.close();
}

if (parentPort) void read(parentPort, workerData as Pick<ReaderParts, "databaseUrl" | "busUrl">);
