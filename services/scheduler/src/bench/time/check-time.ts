import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { benchTable } from "../bench-table";
import { PROPERTIES } from "./check-question";
import { CASES_A_CHUNK, noneYet, type ChunkResult } from "./time-chunk";
import { ZONES } from "./zones";

interface Options {
  cases: number;
  seed: number;
}

const USAGE = `npm run check:time -- [--cases CASES] [--seed NUMBER]
  --cases  how many cases, rounded up to whole thousands (default 200000)
  --seed   which cases: the same number gives the same ones (default 20250120)`;

const EXAMPLES_SHOWN = 5;
const PROGRESS_EVERY_MS = 10_000;

/** `npm run check:time`: asks the scheduler's rules and an oracle that knows nothing but Intl the same questions, and tells where they disagree. Answers whether nowhere. */
async function checkTime({ cases: wanted, seed }: Options): Promise<boolean> {
  const chunks = Math.ceil(wanted / CASES_A_CHUNK);
  const threads = Math.min(availableParallelism(), chunks);
  const cases = noneYet();
  const mismatches = noneYet();
  const examples: string[] = [];
  const beganAt = performance.now();
  const total = (counts: Record<string, number>) => Object.values(counts).reduce((sum, count) => sum + count, 0);
  const elapsed = () => `${((performance.now() - beganAt) / 1_000).toFixed(0)} s`;
  console.log(`${(chunks * CASES_A_CHUNK).toLocaleString("en")} cases of seed ${seed} in ${ZONES.length} zones, ${threads} threads`);

  const progress = setInterval(() => console.log(`${elapsed()}: ${total(cases).toLocaleString("en")} cases, ${total(mismatches)} mismatches`), PROGRESS_EVERY_MS);
  let next = 0;
  const take = (chunk: number, { cases: done, mismatches: wrong, example }: ChunkResult) => {
    for (const property of PROPERTIES) {
      cases[property] += done[property];
      mismatches[property] += wrong[property];
    }
    if (example !== null && examples.length < EXAMPLES_SHOWN) examples.push(`chunk ${chunk}: ${example}`);
  };
  const runThread = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(join(__dirname, "check-time-worker.js"), { workerData: { seed } });
      const giveNext = () => {
        if (next < chunks) worker.postMessage(next++);
        else void worker.terminate();
      };
      worker.on("message", ({ chunk, result }: { chunk: number; result: ChunkResult }) => {
        take(chunk, result);
        giveNext();
      });
      worker.on("error", reject);
      worker.on("exit", () => resolve());
      giveNext();
    });
  try {
    await Promise.all(Array.from({ length: threads }, runThread));
  } finally {
    clearInterval(progress);
  }

  const rows = [...PROPERTIES.map((property) => [property, cases[property], mismatches[property]] as const), ["all", total(cases), total(mismatches)] as const];
  console.log(`\n${benchTable(["property", "cases", "mismatches"], rows.map(([name, done, wrong]) => [name, done.toLocaleString("en"), wrong.toLocaleString("en")]))}\n`);
  for (const example of examples) console.log(`${example}\n`);
  const isRight = total(mismatches) === 0 && examples.length === 0 && total(cases) >= wanted;
  console.log(`${isRight ? "✓ none disagrees" : "✗ the scheduler and the oracle disagree"} · ${elapsed()} · Node ${process.version}, ICU ${process.versions.icu}, time zones of ${process.versions.tz}`);
  return isRight;
}

function readOptions(): Options {
  try {
    const { values } = parseArgs({ options: { cases: { type: "string", default: "200000" }, seed: { type: "string", default: "20250120" } } });
    return { cases: readWhole(values.cases, "--cases", 1), seed: readWhole(values.seed, "--seed", 0) };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return process.exit(2);
  }
}

function readWhole(text: string, option: string, least: number): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least) throw new Error(`${option} takes a whole number from ${least}, not "${text}".`);
  return value;
}

checkTime(readOptions()).then(
  (isRight) => process.exit(isRight ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
