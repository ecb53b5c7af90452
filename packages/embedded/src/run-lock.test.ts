import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { identifyProcess, isAlive, type ProcessIdentity } from "./process-identity";
import { takeRunLock } from "./run-lock";

let folder: string;
let file: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "redial-lock-"));
  file = join(folder, "run.json");
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

/** A process that does nothing until it is ended. */
async function idler(): Promise<ProcessIdentity> {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000); console.log('up')"], { stdio: ["ignore", "pipe", "ignore"] });
  children.push(child);
  await once(child.stdout, "data");
  return identifyProcess(child.pid as number) as ProcessIdentity;
}

async function ended(): Promise<ProcessIdentity> {
  const identity = await idler();
  const child = children.pop() as ChildProcess;
  child.kill("SIGKILL");
  await once(child, "exit");
  return identity;
}

it("names the owner and the processes that belong to it, for the owner's eyes only", async () => {
  const lock = await takeRunLock(file, "The folder");
  const child = await idler();
  lock.record("dialer", child.pid, "SIGTERM");
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({ owner: identifyProcess(process.pid), children: [{ name: "dialer", ...child, stopSignal: "SIGTERM" }] });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  lock.forget("dialer");
  expect(JSON.parse(readFileSync(file, "utf8")).children).toEqual([]);
  lock.release();
  expect(existsSync(file)).toBe(false);
});

it("refuses while the owner lives, even to the owner, in a sentence that names it", async () => {
  await takeRunLock(file, "The folder");
  await expect(takeRunLock(file, "The folder")).rejects.toMatchObject({ code: "ALREADY_RUNNING", message: expect.stringContaining(`in use by process ${process.pid}`) });
});

it("ends what a killed owner left running", async () => {
  const child = await idler();
  writeFileSync(file, JSON.stringify({ owner: await ended(), children: [{ name: "dialer", ...child, stopSignal: "SIGTERM" }] }));
  await takeRunLock(file, "The folder");
  expect(isAlive(child)).toBe(false);
});

it("spares a stranger who was given the pid of a process that had ended", async () => {
  const stranger = await idler();
  writeFileSync(file, JSON.stringify({ owner: { ...stranger, startMark: "earlier" }, children: [{ name: "dialer", ...stranger, startMark: "earlier", stopSignal: "SIGKILL" }] }));
  await takeRunLock(file, "The folder");
  expect(isAlive(stranger)).toBe(true);
});

it("takes over a file that a power failure cut short", async () => {
  writeFileSync(file, '{"owner":');
  await takeRunLock(file, "The folder");
  expect(JSON.parse(readFileSync(file, "utf8")).owner.pid).toBe(process.pid);
});

it("gives a stale file to one only of many who want it at once", async () => {
  writeFileSync(file, JSON.stringify({ owner: await ended(), children: [] }));
  const answers = await Promise.allSettled(Array.from({ length: 8 }, () => takeRunLock(file, "The folder")));
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});
