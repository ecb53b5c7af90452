import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "./free-port";
import { identifyProcess } from "./process-identity";
import { startSupervisor, type ProcessSpec, type Supervisor } from "./supervisor";
import { throwAwayFolder } from "./throw-away-folder";
import { until } from "./until";

/** A service in small: says that it is ready, writes its words to its log, ends on SIGTERM and when its supervisor is gone. */
const SERVICE = `
  const say = (words) => require("fs").writeSync(1, JSON.stringify({ name: process.argv[2], ...words }) + "\\n");
  process.on("disconnect", () => { say({ gone: "supervisor" }); process.exit(); });
  process.on("SIGTERM", () => { say({ told: "SIGTERM", at: process.hrtime.bigint().toString() }); process.exit(); });
  say({ env: process.env, heap: Math.round(require("v8").getHeapStatistics().heap_size_limit / 1048576) });
  if (process.argv[3] === "crash") throw new Error("no database");
  process.send("ready");
  setInterval(() => {}, 1000);
`;

let folder: Awaited<ReturnType<typeof throwAwayFolder>>;
let supervisor: Supervisor;
beforeEach(async () => {
  folder = await throwAwayFolder();
  writeFileSync(join(folder.path, "service.js"), SERVICE);
  supervisor = await startSupervisor({ dataDir: folder.path, restartDelayMs: () => 10 });
});
afterEach(async () => {
  await supervisor.stop();
  folder.remove();
});

function service(name: string, more: Partial<ProcessSpec> = {}): ProcessSpec {
  return { name, script: join(folder.path, "service.js"), args: [name], env: { GREETING: "hello" }, ready: { message: "ready" }, ...more };
}

function logOf(name: string): Record<string, unknown>[] {
  return readFileSync(join(folder.path, "logs", `${name}.log`), "utf8").trim().split("\n").map((line) => JSON.parse(line));
}

it("gives a program exactly its environment and its heap, and keeps its words in a private log", async () => {
  await supervisor.startProcess(service("dialer", { memoryMb: 64 }));
  const [first] = logOf("dialer");
  expect(Object.keys(first?.env ?? {}).filter((name) => !name.startsWith("NODE_CHANNEL"))).toEqual(["GREETING"]);
  expect(first?.heap).toBeLessThan(200);
  expect(statSync(join(folder.path, "logs", "dialer.log")).mode & 0o777).toBe(0o600);
});

it("starts a crashed program again and tells how the one before ended", async () => {
  await supervisor.startProcess(service("dialer"));
  const killed = supervisor.pid("dialer");
  const restarted = once(supervisor, "restarted");
  supervisor.kill9("dialer");
  expect(await restarted).toEqual([{ name: "dialer", pid: supervisor.pid("dialer"), because: "signal SIGKILL" }]);
  expect(supervisor.pid("dialer")).not.toBe(killed);
  expect(logOf("dialer")).toHaveLength(2);
});

it("stops the programs one after another, the last started first", async () => {
  for (const name of ["scheduler", "dialer", "gateway"]) await supervisor.startProcess(service(name));
  await supervisor.stop();
  const stoppedAt = ["gateway", "dialer", "scheduler"].map((name) => BigInt(String(logOf(name).at(-1)?.at)));
  expect([...stoppedAt].sort((a, b) => (a < b ? -1 : 1))).toEqual(stoppedAt);
});

it("tells at the first start why a program cannot run, with its last words, and does not keep it", async () => {
  await expect(supervisor.startProcess(service("dialer", { args: ["dialer", "crash"] }))).rejects.toThrow(/dialer ended \(code 1\) before it was ready(.|\n)*no database/);
  expect(supervisor.pid("dialer")).toBeNull();
  await supervisor.startProcess(service("dialer"));
});

it("tells that a program does not exist", async () => {
  await expect(supervisor.startProcess({ name: "carrier", command: "/nowhere/carrier", env: {}, ready: { message: "ready" } })).rejects.toThrow("ENOENT");
});

it("gives up on a program that is not ready in time, and leaves nothing of it running", async () => {
  await expect(supervisor.startProcess(service("dialer", { ready: { message: "another word" }, readyTimeoutMs: 300 }))).rejects.toThrow("was not ready within 0.3 s");
  expect(logOf("dialer").at(-1)).toMatchObject({ told: "SIGTERM" });
});

it("waits for a URL to answer when that is the sign", async () => {
  const port = await freePort();
  const program = `let asked = 0; require("http").createServer((q, a) => { a.statusCode = ++asked < 3 ? 503 : 200; a.end(); }).listen(${port}, "127.0.0.1"); process.on("disconnect", () => process.exit());`;
  await supervisor.startProcess({ name: "gateway", command: process.execPath, args: ["-e", program], env: {}, ready: { url: `http://127.0.0.1:${port}/health` } });
  expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
});

it("refuses a second program of the same name, and a second supervisor of the same folder", async () => {
  await supervisor.startProcess(service("dialer"));
  await expect(supervisor.startProcess(service("dialer"))).rejects.toMatchObject({ code: "NAME_TAKEN" });
  await expect(startSupervisor({ dataDir: folder.path })).rejects.toMatchObject({ code: "ALREADY_RUNNING" });
});

it("ends what a killed supervisor left: programs that noticed by themselves, programs that did not", async () => {
  await supervisor.stop();
  const deaf = `process.on("disconnect", () => {}); process.send("ready"); setInterval(() => {}, 1000)`;
  const specs = [service("dialer"), { name: "deaf", command: process.execPath, args: ["-e", deaf], env: {}, ready: { message: "ready" } }];
  const program = `(async () => {
    const supervisor = await require(${JSON.stringify(join(__dirname, "..", "dist"))}).startSupervisor({ dataDir: ${JSON.stringify(folder.path)} });
    for (const spec of ${JSON.stringify(specs)}) await supervisor.startProcess(spec);
    require("fs").writeSync(1, JSON.stringify([supervisor.pid("dialer"), supervisor.pid("deaf")]));
    process.kill(process.pid, "SIGKILL");
  })()`;
  const parent = spawn(process.execPath, ["-e", program], { stdio: ["ignore", "pipe", "inherit"] });
  const [said]: Buffer[] = await once(parent.stdout, "data");
  const [dialer, deafOne]: number[] = JSON.parse(String(said));
  await until(() => identifyProcess(dialer as number) === null, 20, AbortSignal.timeout(5_000));
  expect(logOf("dialer").at(-1)).toMatchObject({ gone: "supervisor" });
  expect(identifyProcess(deafOne as number)).not.toBeNull();
  supervisor = await startSupervisor({ dataDir: folder.path });
  expect(identifyProcess(deafOne as number)).toBeNull();
});
