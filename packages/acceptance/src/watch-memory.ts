import { readFileSync } from "node:fs";
import { processMemory } from "@redial/embedded";
import { PROCESSES, type RunningSystem } from "@redial/start";

/** The name under which the largest of PostgreSQL's processes stands, the memory that they share included. */
export const POSTGRES = "postgres (largest)";

const EVERY_MS = 500;

/** Notes the most memory, in MB, that each process of a system held; a process that was started again is the same one. */
export function watchMemory({ supervisor, cluster }: RunningSystem): { peaks(): Map<string, number>; stop(): void } {
  const peaks = new Map<string, number>();
  const note = (name: string, pid: number) => {
    const memory = processMemory(pid);
    if (memory) peaks.set(name, Math.max(peaks.get(name) ?? 0, memory.peakMb ?? memory.currentMb));
  };
  const look = () => {
    for (const name of PROCESSES) {
      const pid = supervisor.pid(name);
      if (pid !== null) note(name, pid);
    }
    if (cluster.pid !== null) for (const pid of [cluster.pid, ...childrenOf(cluster.pid)]) note(POSTGRES, pid);
  };
  const timer = setInterval(look, EVERY_MS);
  return {
    peaks: () => (look(), peaks),
    stop: () => clearInterval(timer),
  };
}

/** The children of a process; none where the system has no /proc. */
function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean).map(Number);
  } catch {
    return [];
  }
}
