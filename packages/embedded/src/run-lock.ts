import { readFileSync, renameSync, rmSync } from "node:fs";
import { Rejection } from "@redial/kernel";
import { isErrno } from "./errno";
import { replaceFile, writeOnce } from "./private-file";
import { identifyProcess, isAlive, stopProcess, type ProcessIdentity } from "./process-identity";

const LEFTOVER_GRACE_MS = 10_000;

/** Says in a file who runs something and which processes belong to it, so that after a `kill -9` the next start finds and ends what was left. */
export interface RunLock {
  /** Notes a process as ours, in place of an earlier one of the same name. A pid that is gone already is not noted. */
  record(name: string, pid: number, stopSignal: NodeJS.Signals): void;
  /** Takes a process off the list: it has ended. */
  forget(name: string): void;
  /** Removes the file. Call it when every recorded process has ended. */
  release(): void;
}

interface RunFile {
  owner: ProcessIdentity;
  children: readonly RecordedProcess[];
}

interface RecordedProcess extends ProcessIdentity {
  name: string;
  stopSignal: NodeJS.Signals;
}

/** Takes the lock of a run file (0600) for this process. Ends whatever a dead owner left running, youngest first. Rejects with `ALREADY_RUNNING` while the owner lives, even if that is this process. */
export async function takeRunLock(file: string, what: string): Promise<RunLock> {
  const owner = identifyProcess(process.pid);
  if (!owner) throw new Error("Cannot tell when this process began: neither /proc nor ps is there.");
  for (;;) {
    if (writeOnce(file, toText({ owner, children: [] }))) return heldLock(file, owner);
    await clearStaleRun(file, what);
  }
}

/** Ends what the dead owner of a run file left running, and removes the file. No file is fine. Rejects with `ALREADY_RUNNING` while the owner lives. */
export async function clearStaleRun(file: string, what: string): Promise<void> {
  const found = read(file);
  refuseIfRunning(found, file, what);
  for (const child of [...(found?.children ?? [])].reverse()) await stopProcess(child, child.stopSignal, LEFTOVER_GRACE_MS);
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (isErrno(error, "ENOENT")) return;
    throw error;
  }
  // Another start may have cleared the stale file and taken the lock between our two looks: then this is its file, and goes back.
  const moved = read(aside);
  if (moved && isAlive(moved.owner)) writeOnce(file, toText(moved));
  rmSync(aside, { force: true });
  refuseIfRunning(moved, file, what);
}

function refuseIfRunning(run: RunFile | null, file: string, what: string): void {
  if (!run || !isAlive(run.owner)) return;
  throw new Rejection("ALREADY_RUNNING", `${what} is in use by process ${run.owner.pid} (see ${file}). Stop that process first, or choose another data folder.`);
}

function heldLock(file: string, owner: ProcessIdentity): RunLock {
  const children = new Map<string, RecordedProcess>();
  const save = (): void => replaceFile(file, toText({ owner, children: [...children.values()] }));
  return {
    record(name, pid, stopSignal) {
      const identity = identifyProcess(pid);
      if (!identity) return;
      children.delete(name);
      children.set(name, { name, ...identity, stopSignal });
      save();
    },
    forget(name) {
      if (children.delete(name)) save();
    },
    release: () => rmSync(file, { force: true }),
  };
}

function toText(run: RunFile): string {
  return `${JSON.stringify(run, null, 2)}\n`;
}

/** A file that cannot be read as ours was cut short by a power failure, which left no process either. */
function read(file: string): RunFile | null {
  try {
    const run: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (typeof run !== "object" || run === null || !("owner" in run) || !("children" in run)) return null;
    return isIdentity(run.owner) && Array.isArray(run.children) ? { owner: run.owner, children: run.children.filter(isRecorded) } : null;
  } catch {
    return null;
  }
}

function isIdentity(value: unknown): value is ProcessIdentity {
  return typeof value === "object" && value !== null && "pid" in value && Number.isInteger(value.pid) && "startMark" in value;
}

function isRecorded(value: unknown): value is RecordedProcess {
  return isIdentity(value) && "stopSignal" in value && typeof value.stopSignal === "string";
}
