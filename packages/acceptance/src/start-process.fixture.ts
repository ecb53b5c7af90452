import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isAlive, type ProcessIdentity } from "@redial/embedded";
import { CHECKOUT } from "@redial/start";
import { eventually } from "./eventually";

/** `npm start` with some arguments, as a process of its own. */
export interface StartProcess {
  child: ChildProcess;
  /** All that it said so far, on either stream. */
  said(): string;
  /** Waits until it has said something like this. */
  untilSaid(words: RegExp): Promise<void>;
  /** Its exit code, when it is over; null when a signal ended it. */
  ended: Promise<number | null>;
}

const WITHIN_MS = 90_000;

/** Runs what `npm start` runs, without building first. It is killed when the tests end, whatever became of it. */
export function runStart(...args: string[]): StartProcess {
  const child = spawn(process.execPath, [join(CHECKOUT, "packages/start/dist/start.js"), ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  const ended = once(child, "close").then(([code]: (number | null)[]) => code ?? null);
  return {
    child,
    ended,
    said: () => output,
    untilSaid: async (words) => {
      await eventually(`${String(words)} in what npm start says`, async () => (words.test(output) ? true : null), { withinMs: WITHIN_MS });
    },
  };
}

/** The processes that the run files of a data folder name: who runs it, and all that belongs to it. */
export function recordedProcesses(dataDir: string, file: "run.json" | "postgres.run.json"): ProcessIdentity[] {
  const run = JSON.parse(readFileSync(join(dataDir, file), "utf8")) as { owner: ProcessIdentity; children: ProcessIdentity[] };
  return [run.owner, ...run.children];
}

/** Those of the processes that live. */
export function living(processes: readonly ProcessIdentity[]): ProcessIdentity[] {
  return processes.filter(isAlive);
}
