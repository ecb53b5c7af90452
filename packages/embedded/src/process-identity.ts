import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { isErrno } from "./errno";

/** One run of one program. A pid alone is reused by the system; with the mark of its start it is not. */
export interface ProcessIdentity {
  pid: number;
  /** Opaque: the boot and the clock tick at which the process began (Linux), or its start time to the second (`ps`). */
  startMark: string;
}

/** Who has this pid now; null when nobody has, or only a dead process that its parent has not collected yet. */
export function identifyProcess(pid: number): ProcessIdentity | null {
  const startMark = process.platform === "linux" ? startMarkFromProc(pid) : ps(pid, "lstart=");
  return startMark ? { pid, startMark } : null;
}

/** True while that very process lives; false when another one has its pid. */
export function isAlive(identity: ProcessIdentity): boolean {
  return identifyProcess(identity.pid)?.startMark === identity.startMark;
}

/** The command line of a process, its words joined by spaces; null when it is gone. */
export function commandOf(pid: number): string | null {
  if (process.platform !== "linux") return ps(pid, "command=");
  return readOrNull(`/proc/${pid}/cmdline`)?.replaceAll("\0", " ").trim() ?? null;
}

/** Asks a process to end with `signal` and, if it still lives after `graceMs`, kills it. Ends when it is gone; gone already is fine. It need not be our child. */
export async function stopProcess(identity: ProcessIdentity, signal: NodeJS.Signals, graceMs: number): Promise<void> {
  send(identity, signal);
  if (await isGoneWithin(identity, graceMs)) return;
  send(identity, "SIGKILL");
  if (!(await isGoneWithin(identity, 10_000))) throw new Error(`Process ${identity.pid} does not end, not even when killed.`);
}

async function isGoneWithin(identity: ProcessIdentity, limitMs: number): Promise<boolean> {
  for (const deadline = performance.now() + limitMs; performance.now() < deadline; await delay(20)) {
    if (!isAlive(identity)) return true;
  }
  return !isAlive(identity);
}

function send(identity: ProcessIdentity, signal: NodeJS.Signals): void {
  if (!isAlive(identity)) return;
  try {
    process.kill(identity.pid, signal);
  } catch (error) {
    if (!isErrno(error, "ESRCH")) throw error;
  }
}

function startMarkFromProc(pid: number): string | null {
  const stat = readOrNull(`/proc/${pid}/stat`);
  // The name, second field, may hold spaces and parentheses: count from the last one. State is field 3, start time field 22.
  const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ") ?? [];
  if (fields.length < 20 || fields[0] === "Z" || fields[0] === "X") return null;
  return `${readOrNull("/proc/sys/kernel/random/boot_id")?.trim() ?? "boot"}:${fields[19]}`;
}

function ps(pid: number, column: string): string | null {
  try {
    return execFileSync("ps", ["-o", column, "-p", String(pid)], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim() || null;
  } catch {
    return null;
  }
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
