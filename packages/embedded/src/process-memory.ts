import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Memory of one process, its children not counted, in MB (1,048,576 bytes), rounded to a tenth. */
export interface ProcessMemory {
  /** What it holds in memory now, pages shared with others included. */
  currentMb: number;
  /** The most it ever held; null where the system does not tell (all but Linux). */
  peakMb: number | null;
}

/** How much memory a process holds and held (VmRSS and VmHWM of Linux, elsewhere `ps`); null when there is no such process. */
export function processMemory(pid: number): ProcessMemory | null {
  return process.platform === "linux" ? fromProc(pid) : fromPs(pid);
}

/** Reads the text of `/proc/<pid>/status`; null when it names no memory, as for a process that is dead or of the kernel. */
export function parseProcStatus(status: string): ProcessMemory | null {
  const kilobytes = (name: string): number | null => {
    const found = new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(status);
    return found ? Number(found[1]) : null;
  };
  const current = kilobytes("VmRSS");
  const peak = kilobytes("VmHWM");
  return current === null ? null : { currentMb: toMb(current), peakMb: peak === null ? null : toMb(peak) };
}

function fromProc(pid: number): ProcessMemory | null {
  try {
    return parseProcStatus(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return null;
  }
}

function fromPs(pid: number): ProcessMemory | null {
  try {
    const kilobytes = Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
    return kilobytes > 0 ? { currentMb: toMb(kilobytes), peakMb: null } : null;
  } catch {
    return null;
  }
}

function toMb(kilobytes: number): number {
  return Math.round(kilobytes / 102.4) / 10;
}
