import { readFileSync } from "node:fs";

/** Ticks of /proc a second, the same on every Linux we run on. */
const TICKS = 100;

/** Seconds of processor time that a process and its children, living and dead, have used since they began; null where the system has no /proc. */
export function processorSeconds(pid: number): number | null {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean).map(Number);
    return [own(pid), ...children.map((child) => processorSeconds(child) ?? 0)].reduce((sum, seconds) => sum + seconds, 0);
  } catch {
    return null;
  }
}

/** Fields 14 to 17 of its stat line: user and system time, its own and that of children that are gone. */
function own(pid: number): number {
  const line = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = line.slice(line.lastIndexOf(")") + 2).split(" ");
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS;
}
