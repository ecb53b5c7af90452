import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";

/** A process that is one of several of its kind. */
export interface Replica {
  port: number;
  /** Tells it to end, and answers its exit code; null when it had to be killed. */
  stop(): Promise<number | null>;
}

export interface ReplicaSpec {
  script: string;
  port: number;
  env: Readonly<Record<string, string>>;
  /** Its output is appended there. */
  logFile: string;
}

const READY_WITHIN_MS = 60_000;
/** What a platform waits after it told a process to end: longer than it drains and stops. */
const GONE_WITHIN_MS = 30_000;

/** Starts a process and ends when it says that it is ready. */
export async function startReplica({ script, port, env, logFile }: ReplicaSpec): Promise<Replica> {
  const log = openSync(logFile, "a");
  const child = spawn(process.execPath, [script], { env: { ...env, PORT: String(port) }, stdio: ["ignore", log, log, "ipc"] });
  closeSync(log);
  const gone = once(child, "exit") as Promise<[number | null, NodeJS.Signals | null]>;
  await Promise.race([
    once(child, "message", { signal: AbortSignal.timeout(READY_WITHIN_MS) }),
    gone.then(([code, signal]) => {
      throw new Error(`${script} ended (${code ?? signal}) before it was ready; its log is ${logFile}`);
    }),
  ]);
  return { port, stop: () => end(child, gone) };
}

async function end(child: ChildProcess, gone: Promise<[number | null, NodeJS.Signals | null]>): Promise<number | null> {
  child.kill("SIGTERM");
  const kill = setTimeout(() => child.kill("SIGKILL"), GONE_WITHIN_MS);
  const [code] = await gone;
  clearTimeout(kill);
  return code;
}
