import { chmodSync, lstatSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { identifyProcess } from "./process-identity";
import { clearStaleRun } from "./run-lock";

const PREFIX = "redial-tmp-";

/** A new folder below the system's temporary one, for servers whose contents nobody will miss. First removes the folders of processes that died without removing theirs, and ends the servers in them. */
export async function throwAwayFolder(): Promise<{ path: string; remove(): void }> {
  await removeAbandoned();
  const path = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  // Servers under another user must be able to walk through; what is private in it has modes of its own.
  chmodSync(path, 0o711);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

async function removeAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const owner = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    const folder = join(tmpdir(), name);
    if (owner === undefined || identifyProcess(Number(owner))) continue;
    try {
      if (process.getuid && lstatSync(folder).uid !== process.getuid()) continue;
      for (const file of readdirSync(folder).filter((entry) => entry.endsWith("run.json"))) await clearStaleRun(join(folder, file), folder);
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Someone else is removing it, or a server in it lives on for another owner: not ours to end.
    }
  }
}
