import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { commandOf, identifyProcess, stopProcess } from "./process-identity";

/** What PostgreSQL writes into its data folder about itself while it runs. */
export interface Postmaster {
  pid: number;
  /** True once it takes connections. */
  ready: boolean;
}

/** Reads `postmaster.pid` of a data folder; null when there is none. The process it names may be gone. */
export function readPostmaster(dataDir: string): Postmaster | null {
  try {
    const lines = readFileSync(join(dataDir, "postmaster.pid"), "utf8").split("\n");
    const pid = Number(lines[0]);
    return Number.isInteger(pid) && pid > 0 ? { pid, ready: lines[7]?.trim() === "ready" } : null;
  } catch {
    return null;
  }
}

/** Stops the PostgreSQL that still serves a data folder although nobody owns it any more, by fast shutdown. A process that merely has its pid is left alone, and the stale file removed, which would keep PostgreSQL from starting. */
export async function stopOrphan(dataDir: string): Promise<void> {
  const left = readPostmaster(dataDir);
  const identity = left && identifyProcess(left.pid);
  if (!identity) return;
  if (serves(commandOf(identity.pid), dataDir)) return stopProcess(identity, "SIGINT", 30_000);
  rmSync(join(dataDir, "postmaster.pid"), { force: true });
}

function serves(command: string | null, dataDir: string): boolean {
  return command !== null && /\bpostgres(\.exe)?\s/.test(command) && `${command} `.includes(` -D ${dataDir} `);
}
