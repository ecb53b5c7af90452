import type { ChildProcess } from "node:child_process";
import { closeSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { FORGIVEN_AFTER_MS, restartDelayMs } from "./back-off";
import { lastLines, openLog, sizeOf } from "./log-file";
import type { RunLock } from "./run-lock";

/** How one program is run and kept running. */
export interface KeptProcessOptions {
  name: string;
  /** Where its output is appended. */
  logFile: string;
  /** Notes its pid, so that it can be ended even by someone who comes after us. */
  lock: RunLock;
  /** Starts it, its output going to the open file `log`. Called again for every restart. */
  launch(log: number): ChildProcess;
  /** Ends when it serves; called at once after `launch`. Must give up when the signal aborts. */
  untilReady(child: ChildProcess, signal: AbortSignal, logOffset: number): Promise<void>;
  readyTimeoutMs: number;
  stopSignal: NodeJS.Signals;
  /** How long it may take to stop before it is killed. */
  stopGraceMs: number;
  /** Overrides the pause before a restart; in tests. */
  restartDelayMs?: (failures: number) => number;
  /** Told each time it serves again after it had ended by itself; `because` says how it ended. */
  onRestarted?(pid: number, because: string): void;
}

/** Starts a program, starts it again whenever it ends by itself, and stops it on request. If it cannot even be started once, `start` throws with its last log lines. */
export class KeptProcess {
  #child: ChildProcess | null = null;
  #ended: Promise<string> = Promise.resolve("");
  #readyAt = 0;
  #keeping: Promise<void> = Promise.resolve();
  readonly #stopping = new AbortController();

  constructor(private readonly options: KeptProcessOptions) {}

  /** The pid of the running program, null between its end and its next start. */
  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  /** Runs it and waits until it serves. Call it once. */
  async start(): Promise<void> {
    process.once("exit", this.#onOurExit);
    try {
      await this.#launch();
      this.#keeping = this.#keep();
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** Asks it to stop, kills it if it does not within the grace, and ends when it is gone. May be called again. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    process.off("exit", this.#onOurExit);
    await this.#end();
    await this.#keeping;
  }

  /** Sends it a signal, if it runs. */
  signal(signal: NodeJS.Signals): void {
    this.#child?.kill(signal);
  }

  readonly #onOurExit = (): void => this.signal(this.options.stopSignal);

  async #keep(): Promise<void> {
    for (let failures = 1; ; failures += 1) {
      const because = await this.#ended;
      if (this.#stopping.signal.aborted) return;
      if (performance.now() - this.#readyAt > FORGIVEN_AFTER_MS) failures = 1;
      await delay((this.options.restartDelayMs ?? restartDelayMs)(failures), null, { signal: this.#stopping.signal }).catch(() => null);
      if (this.#stopping.signal.aborted) return;
      // One that ends again before it serves has ended as before: the next turn waits longer.
      await this.#launch().then((pid) => this.options.onRestarted?.(pid, because), () => null);
    }
  }

  async #launch(): Promise<number> {
    const { name, logFile, lock } = this.options;
    const log = openLog(logFile);
    const offset = sizeOf(logFile);
    const child = this.options.launch(log);
    closeSync(log);
    const gone = new AbortController();
    this.#child = child;
    this.#ended = endOf(child).then((end) => {
      this.#child = null;
      lock.forget(name);
      gone.abort();
      return end;
    });
    if (child.pid) lock.record(name, child.pid, this.options.stopSignal);
    const late = AbortSignal.timeout(this.options.readyTimeoutMs);
    const ready = this.options.untilReady(child, AbortSignal.any([gone.signal, late]), offset).then(() => null, (error: unknown) => `could not be seen to serve: ${String(error)}`);
    const fault = await Promise.race([ready, this.#ended.then((end) => `ended (${end}) before it was ready`)]);
    if (fault === null && child.pid && this.#child === child) {
      this.#readyAt = performance.now();
      return child.pid;
    }
    await this.#end();
    const why = late.aborted ? `was not ready within ${this.options.readyTimeoutMs / 1000} s` : fault;
    throw new Error(`${name} ${why ?? "ended as soon as it was ready"}. Its last lines in ${logFile}:\n${lastLines(logFile, offset)}`);
  }

  async #end(): Promise<void> {
    this.signal(this.options.stopSignal);
    const kill = setTimeout(() => this.signal("SIGKILL"), this.options.stopGraceMs);
    await this.#ended;
    clearTimeout(kill);
  }
}

/** How a child ended: `code 1`, `signal SIGKILL`, or why it could not be run at all. */
function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once("exit", (code, signal) => resolve(signal ? `signal ${signal}` : `code ${code}`));
    child.once("error", (error) => {
      if (!child.pid) resolve(error.message);
    });
  });
}
