import { execFileSync } from "node:child_process";
import { identifyProcess, stopProcess, type ProcessIdentity } from "@redial/embedded";

/** Ends a process and all that it started, directly or not, wherever they moved to in the meantime: SIGTERM to each, SIGKILL to those that live on after `graceMs`. */
export async function endTree(pid: number, graceMs: number): Promise<void> {
  if (process.platform === "win32") {
    execFileSync("taskkill", ["/pid", String(pid), "/T", "/F"], { stdio: "ignore" });
    return;
  }
  const table = execFileSync("ps", ["-eo", "pid=,ppid="], { encoding: "utf8" });
  const tree = treeOf(pid, table).map(identifyProcess).filter((found): found is ProcessIdentity => found !== null);
  await Promise.all(tree.map((found) => stopProcess(found, "SIGTERM", graceMs)));
}

/** The pid and those of its descendants, parents before children, from lines of `pid ppid`. */
export function treeOf(pid: number, table: string): number[] {
  const rows = table.trim().split("\n").map((line) => line.trim().split(/\s+/).map(Number));
  const tree = [pid];
  for (const parent of tree) {
    for (const [child, itsParent] of rows) if (itsParent === parent && child !== undefined) tree.push(child);
  }
  return tree;
}
