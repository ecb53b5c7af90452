import { readFileSync } from "node:fs";

/** Ticks of /proc a second, the same on every Linux we run on. */
const TICKS = 100;

/** Milliseconds of processor time, user and system, that a process has used since it began, to ten of them; NaN where the system has no /proc. */
export function processorMs(pid: number | null): number {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name of a process may hold spaces; fields 14 and 15 are found from its end.
    const fields = line.slice(line.lastIndexOf(")") + 2).split(" ");
    return ((Number(fields[11]) + Number(fields[12])) / TICKS) * 1_000;
  } catch {
    return NaN;
  }
}
