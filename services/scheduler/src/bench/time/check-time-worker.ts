import { parentPort, workerData } from "node:worker_threads";
import { checkChunk } from "./time-chunk";

/** A worker of `npm run check:time`: checks the chunks it is told the numbers of, and answers each with its result. */
const { seed } = workerData as { seed: number };
parentPort?.on("message", (chunk: number) => parentPort?.postMessage({ chunk, result: checkChunk(seed, chunk) }));
