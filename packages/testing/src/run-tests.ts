import { spawn, type ChildProcess } from "node:child_process";
import { constants } from "node:os";
import { join, resolve } from "node:path";
import { throwAwayFolder } from "@redial/embedded";
import { endTree } from "./process-tree";
import { COUNTS_FILE, sumCounts } from "./test-counts";
import { startTestServices } from "./test-services";
import { judge } from "./test-verdict";

const ROOT = resolve(__dirname, "..", "..", "..");

/** `npm test`: every check of every workspace, on one throw-away PostgreSQL and one Kafka. Answers its exit code; the last line on stdout is `N passed, N failed`. An interrupt ends the checks, stops the servers, and is answered by 128 + the signal's number. */
export async function runTests(): Promise<number> {
  let interruptedBy: NodeJS.Signals | null = null;
  let running: ChildProcess | null = null;
  const interrupt = (signal: NodeJS.Signals): void => {
    interruptedBy ??= signal;
    if (running?.pid) void endTree(running.pid, 5_000);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, interrupt);

  const services = await startTestServices(process.env, true);
  const scratch = await throwAwayFolder();
  const countsFile = join(scratch.path, "counts.jsonl");
  const env = { ...process.env, ...services.env, [COUNTS_FILE]: countsFile, TURBO_TELEMETRY_DISABLED: "1" };
  const check = async (command: string, words: string[]): Promise<number> => {
    if (interruptedBy) return 0;
    running = spawn(command, words, { cwd: ROOT, env, stdio: "inherit", shell: process.platform === "win32" });
    return codeOf(running);
  };
  try {
    const checks = {
      // Loose: the servers' addresses must reach the tests without being listed in turbo.json.
      "turbo run lint typecheck test": await check("npx", ["turbo", "run", "lint", "typecheck", "test", "--concurrency=2", "--continue=dependencies-successful", "--env-mode=loose"]),
      "npm run depcruise": await check("npm", ["run", "depcruise"]),
    };
    const kafka = services.kafka ? { ranOn: services.kafka } : { unavailable: services.env.KAFKA_UNAVAILABLE ?? "no reason is known." };
    const { lines, exitCode } = judge({ counts: sumCounts(countsFile), kafka, ci: Boolean(process.env.CI), checks, interruptedBy });
    await services.stop();
    process.stdout.write(`\n${lines.join("\n")}\n`);
    return exitCode;
  } finally {
    await services.stop();
    scratch.remove();
  }
}

function codeOf(child: ChildProcess): Promise<number> {
  return new Promise((answer, fail) => {
    child.once("exit", (code, signal) => answer(code ?? 128 + constants.signals[signal ?? "SIGKILL"]));
    child.once("error", fail);
  });
}

if (require.main === module) {
  void runTests().then((code) => {
    process.exitCode = code;
  });
}
