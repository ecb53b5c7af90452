import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { Client } from "pg";
import { startCluster, type Cluster } from "./postgres-cluster";
import { identifyProcess } from "./process-identity";
import { throwAwayFolder } from "./throw-away-folder";
import { until } from "./until";

let folder: Awaited<ReturnType<typeof throwAwayFolder>>;
let clusters: Cluster[];
beforeEach(async () => {
  folder = await throwAwayFolder();
  clusters = [];
});
afterEach(async () => {
  for (const cluster of clusters) await cluster.stop();
  folder.remove();
});

async function start(durable = false, dataDir = join(folder.path, "postgres")): Promise<Cluster> {
  const cluster = await startCluster({ dataDir, durable });
  clusters.push(cluster);
  return cluster;
}

async function ask(url: string, statement: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows[0];
  } finally {
    await client.end();
  }
}

/** Starts a cluster from another Node process, which then kills itself: what a `kill -9` of the supervisor leaves. Answers the postmaster's pid. */
async function orphan(dataDir: string): Promise<number> {
  const program = `require(${JSON.stringify(join(__dirname, "..", "dist"))}).startCluster({ dataDir: ${JSON.stringify(dataDir)}, durable: false }).then((c) => { require("fs").writeSync(1, String(c.pid)); process.kill(process.pid, "SIGKILL"); })`;
  const parent = spawn(process.execPath, ["-e", program], { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  parent.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  await once(parent, "close");
  return Number(said);
}

it("keeps its databases from one start to the next, and makes a database once however often it is asked", async () => {
  const first = await start(true);
  await first.createDatabase("program");
  await ask(first.url("program"), "create table kept as select 42 as answer");
  await first.stop();
  const second = await start(true);
  await second.createDatabase("program");
  expect(await ask(second.url("program"), "select answer from kept")).toEqual({ answer: 42 });
  expect(await ask(second.url("program"), "select current_setting('fsync') fsync, current_setting('max_connections') connections, current_setting('timezone') zone")).toEqual({ fsync: "on", connections: "200", zone: "UTC" });
});

it("lets nobody in without the generated password, which only we can read", async () => {
  const cluster = await start();
  await expect(ask(cluster.url("postgres").replace(/:[0-9a-f]+@/, ":guess@"), "select 1")).rejects.toMatchObject({ code: "28P01" });
  expect(statSync(join(folder.path, "secrets.json")).mode & 0o777).toBe(0o600);
});

it("is started again on the same port after its postmaster was killed, and loses nothing committed", async () => {
  const cluster = await start(true);
  await ask(cluster.url("postgres"), "create table kept as select 42 as answer");
  const killed = cluster.pid as number;
  process.kill(killed, "SIGKILL");
  await until(async () => (await ask(cluster.url("postgres"), "select answer from kept")) !== undefined, 50, AbortSignal.timeout(30_000));
  expect(cluster.pid).not.toBe(killed);
});

it("stops the server that a killed process left behind, and starts on its data", async () => {
  const dataDir = join(folder.path, "postgres");
  const left = await orphan(dataDir);
  expect(identifyProcess(left)).not.toBeNull();
  const cluster = await start();
  expect(identifyProcess(left)).toBeNull();
  expect(await ask(cluster.url("postgres"), "select 1 as one")).toEqual({ one: 1 });
});

it("finds a server that was left behind even when the run file is lost", async () => {
  const dataDir = join(folder.path, "postgres");
  const left = await orphan(dataDir);
  rmSync(join(folder.path, "postgres.run.json"));
  await start();
  expect(identifyProcess(left)).toBeNull();
});

it("starts although a stranger has the pid in a stale postmaster.pid, and spares the stranger", async () => {
  await (await start()).stop();
  const stranger = spawn("sleep", ["60"], asServer());
  await once(stranger, "spawn");
  try {
    execFileSync("tee", [join(folder.path, "postgres", "postmaster.pid")], { input: `${stranger.pid}\n${join(folder.path, "postgres")}\n1\n1\n\n127.0.0.1\n\n`, stdio: ["pipe", "ignore", "inherit"], ...asServer() });
    await start();
    expect(stranger.exitCode).toBeNull();
  } finally {
    stranger.kill("SIGKILL");
  }
});

it("refuses a data folder whose server belongs to a living process", async () => {
  await start();
  await expect(start()).rejects.toMatchObject({ code: "ALREADY_RUNNING" });
});

it("says what is wrong when the password of the data folder is lost", async () => {
  await (await start()).stop();
  rmSync(join(folder.path, "secrets.json"));
  await expect(start()).rejects.toThrow("secrets.json the one that");
  expect(existsSync(join(folder.path, "postgres", "postmaster.pid"))).toBe(false);
});

it("says in its error what the server logged when it cannot run", async () => {
  await (await start()).stop();
  rmSync(join(folder.path, "postgres", "global"), { recursive: true });
  await expect(start()).rejects.toThrow(/postgres ended \(code \d\) before it was ready(.|\n)*could not find the database system/);
  expect(readFileSync(join(folder.path, "logs", "postgres.log"), "utf8")).not.toBe("");
});

it("keeps the files elsewhere, behind a link, when root's data folder is closed to the server's user, and in place for anyone else", async () => {
  execFileSync("chmod", ["700", folder.path]);
  const cluster = await start();
  if (process.getuid?.() !== 0) {
    expect(cluster.dataDir).toBe(join(folder.path, "postgres"));
    return;
  }
  expect(cluster.dataDir).toMatch(/^\/var\/lib\/redial\//);
  await cluster.stop();
  expect((await start()).dataDir).toBe(cluster.dataDir);
  rmSync(dirname(cluster.dataDir), { recursive: true });
});

function asServer(): { uid?: number; gid?: number } {
  return process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
}
