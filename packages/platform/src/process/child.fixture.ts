import { fork, type ChildProcess } from "node:child_process";
import { join } from "node:path";

const PACKAGE = join(__dirname, "..", "..");

/** A fixture running as a process of its own, with what it wrote so far. */
export interface Child {
  process: ChildProcess;
  /** Lines on stdout that are JSON, parsed. */
  lines(): Record<string, unknown>[];
  /** Ends with the first message from the child for which `isWanted` holds, past ones too. */
  message(isWanted?: (message: unknown) => boolean): Promise<unknown>;
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/** Starts `src/<fixture>` with an IPC channel, as the supervisor starts services. */
export function startChild(fixture: string, args: readonly string[] = []): Child {
  const child = fork(join(PACKAGE, "run-fixture.js"), [join(PACKAGE, "src", fixture), ...args], { silent: true, execArgv: [] });
  let output = "";
  child.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => process.stderr.write(chunk));
  const messages: unknown[] = [];
  const waiting = new Set<() => void>();
  child.on("message", (message) => {
    messages.push(message);
    for (const look of waiting) look();
  });
  const allWritten = new Promise((resolve) => child.stdout?.once("close", resolve));
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once("exit", (code, signal) => void allWritten.then(() => resolve({ code, signal })));
  });
  return {
    process: child,
    lines: () => output.split("\n").filter((line) => line.startsWith("{")).map((line) => JSON.parse(line) as Record<string, unknown>),
    message: (isWanted = () => true) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const index = messages.findIndex(isWanted);
          if (index < 0) return;
          waiting.delete(look);
          resolve(messages[index]);
        };
        waiting.add(look);
        look();
        void exited.then(({ code, signal }) => reject(new Error(`the child ended (${code ?? signal}) before: ${output}`)));
      }),
    exited,
  };
}
