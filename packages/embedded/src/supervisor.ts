import { spawn, type ChildProcess } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { join } from "node:path";
import { Rejection } from "@redial/kernel";
import { KeptProcess } from "./kept-process";
import { takeRunLock, type RunLock } from "./run-lock";
import { until } from "./until";

/** A program for the supervisor: a script for Node, or any command. */
export type ProcessSpec = { name: string; args?: readonly string[]; ready: ReadySign; readyTimeoutMs?: number; env: Readonly<Record<string, string>> } & (
  | { script: string; /** Ceiling of V8's old space in MB. */ memoryMb?: number }
  | { command: string }
);

/** How a program says that it serves: a URL begins to answer with a 2xx, or it sends this message to its parent (`process.send`). */
export type ReadySign = { url: string } | { message: string };

/** A program serves again after it had ended by itself. */
export interface Restart {
  name: string;
  pid: number;
  /** How the one before ended, such as `code 1` or `signal SIGKILL`. */
  because: string;
}

/** What a supervisor needs. */
export interface SupervisorOptions {
  /** Holds `run.json` and `logs/`; made when missing. */
  dataDir: string;
  /** Overrides the pause before a restart; in tests. */
  restartDelayMs?: (failures: number) => number;
}

/** Takes a data folder and answers the supervisor of its programs. What a killed supervisor left running is ended first. Rejects with `ALREADY_RUNNING` while another one has the folder. */
export async function startSupervisor(options: SupervisorOptions): Promise<Supervisor> {
  const lock = await takeRunLock(join(options.dataDir, "run.json"), `The data folder ${options.dataDir}`);
  return new Supervisor(options, lock);
}

/** Runs programs, each with an IPC channel whose `disconnect` tells it that the supervisor is gone, and runs them again when they crash: after 1 s, doubling to 10 s. */
export class Supervisor extends EventEmitter<{ restarted: [Restart] }> {
  readonly #processes = new Map<string, KeptProcess>();

  constructor(
    private readonly options: SupervisorOptions,
    private readonly lock: RunLock,
  ) {
    super();
  }

  /** Runs a program, its output appended to `<dataDir>/logs/<name>.log`, and ends when it is ready. `env` is its whole environment. Throws with its last log lines when it ends before, or takes longer than `readyTimeoutMs` (60 s). */
  async startProcess(spec: ProcessSpec): Promise<void> {
    const { name } = spec;
    if (this.#processes.has(name)) throw new Rejection("NAME_TAKEN", `A process named ${name} is supervised already.`);
    const kept = new KeptProcess({
      name,
      logFile: join(this.options.dataDir, "logs", `${name}.log`),
      lock: this.lock,
      launch: (log) => launch(spec, log),
      untilReady: (child, signal) => untilReady(spec.ready, child, signal),
      readyTimeoutMs: spec.readyTimeoutMs ?? 60_000,
      stopSignal: "SIGTERM",
      stopGraceMs: 10_000,
      restartDelayMs: this.options.restartDelayMs,
      onRestarted: (pid, because) => this.emit("restarted", { name, pid, because }),
    });
    this.#processes.set(name, kept);
    try {
      await kept.start();
    } catch (error) {
      this.#processes.delete(name);
      throw error;
    }
  }

  /** The pid of a program; null while it is down, or when there is none of that name. */
  pid(name: string): number | null {
    return this.#processes.get(name)?.pid ?? null;
  }

  /** Kills a program outright, as a crash would; it is restarted like after any other crash. */
  kill9(name: string): void {
    this.#processes.get(name)?.signal("SIGKILL");
  }

  /** Stops the programs one by one, last started first: SIGTERM, and SIGKILL after 10 s. Then the data folder is free. */
  async stop(): Promise<void> {
    for (const [name, kept] of [...this.#processes].reverse()) {
      await kept.stop();
      this.#processes.delete(name);
    }
    this.lock.release();
  }
}

function launch(spec: ProcessSpec, log: number): ChildProcess {
  const args = spec.args ?? [];
  const [command, ...words] = "command" in spec ? [spec.command, ...args] : [process.execPath, ...heapLimit(spec.memoryMb), spec.script, ...args];
  // A session of its own: Ctrl-C then reaches the supervisor alone, which stops its programs in order.
  return spawn(command, words, { env: spec.env, stdio: ["ignore", log, log, "ipc"], detached: process.platform !== "win32", windowsHide: true });
}

function heapLimit(memoryMb: number | undefined): string[] {
  return memoryMb === undefined ? [] : [`--max-old-space-size=${memoryMb}`];
}

async function untilReady(ready: ReadySign, child: ChildProcess, signal: AbortSignal): Promise<void> {
  if ("url" in ready) {
    const answers = async (): Promise<boolean> => (await fetch(ready.url, { signal: AbortSignal.timeout(2_000) })).ok;
    return until(answers, 100, signal);
  }
  for (;;) {
    const [message]: unknown[] = await once(child, "message", { signal });
    if (message === ready.message) return;
  }
}
