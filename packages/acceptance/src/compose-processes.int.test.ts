import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { freePorts, startCluster, throwAwayFolder, type Cluster } from "@redial/embedded";
import { openSession } from "@redial/platform";
import { CHECKOUT, openOrganization, PROCESSES, redialClient, type ProcessName } from "@redial/start";
import { describeWithKafka } from "@redial/testing";
import { readCompose, readEnvFile, type ComposeFile } from "./compose-file";
import { commandOf, readDockerfile, variablesOf } from "./dockerfile";
import { launchSimulated } from "./launch-simulated";
import { startReplica, type Replica } from "./replica";
import { untilOver } from "./until-over";

const WITHIN_MS = 240_000;
const FOLDERS: Readonly<Record<string, string>> = { "simulated-network": "packages/simulated-network", gateway: "gateway" };

/** The processes of docker-compose.yml with the commands and the environment that they have there; of an address only the host is another one. */
describeWithKafka("the processes of docker-compose.yml", (brokers) => {
  const made = readEnvFile(execFileSync(process.execPath, [join(CHECKOUT, "packages/start/make-env.mjs")], { encoding: "utf8" }));
  const compose: ComposeFile = readCompose(CHECKOUT, made);
  const image = readDockerfile(readFileSync(join(CHECKOUT, "Dockerfile"), "utf8")).at(-1);
  const replicas: Replica[] = [];
  let folder: { path: string; remove(): void };
  let cluster: Cluster;
  let ports: Record<ProcessName, number>;
  const prefix = `compose-${randomBytes(4).toString("hex")}-`;

  /** A value of the environment, with the hosts of compose's network replaced by where they are here. */
  const here = (value: string) =>
    value
      .replace("@postgres/", `@127.0.0.1:${cluster.port}/`)
      .replace(/^kafka:\/\/kafka:9092$/, `kafka://${brokers.join(",")}/${prefix}`)
      .replace(/^http:\/\/([a-z]+):\d+$/, (address, name: ProcessName) => (name in ports ? `http://127.0.0.1:${ports[name]}` : address));

  async function start(name: ProcessName): Promise<void> {
    const { build, environment = {} } = compose.services[name] ?? { build: undefined };
    if (!build || !image) throw new Error(`${name} is not built here`);
    const service = build.args["SERVICE"] ?? "";
    const [node, script = ""] = commandOf(image, "CMD");
    expect(node).toBe("node");
    const declared = Object.assign({}, ...image.instructions.filter(({ keyword }) => keyword === "ENV").map(({ rest }) => variablesOf(rest))) as Record<string, string>;
    const env = Object.fromEntries(Object.entries({ ...declared, ...environment }).map(([key, value]) => [key, here(String(value ?? ""))]));
    // All share one machine here: each needs ports of its own.
    Object.assign(env, { PATH: process.env["PATH"], ...("METRICS_PORT" in env && { METRICS_PORT: "0" }) });
    const path = join(CHECKOUT, script.replace(/^service/, FOLDERS[service] ?? `services/${service}`));
    replicas.push(await startReplica({ script: path, port: ports[name], env, logFile: join(folder.path, `${name}.log`) }));
  }

  beforeAll(async () => {
    folder = await throwAwayFolder();
    cluster = await startCluster({ dataDir: join(folder.path, "postgres"), durable: false });
    const free = await freePorts(PROCESSES.length);
    ports = Object.fromEntries(PROCESSES.map((name, index) => [name, free[index]])) as Record<ProcessName, number>;
    // What the image of PostgreSQL makes by itself, and then the script that compose mounts.
    await cluster.createDatabase("redial");
    const session = await openSession(cluster.url("redial"), "compose");
    for (const statement of (compose.configs["databases"]?.content ?? "").split(";\n").filter((one) => one.trim())) await session.query(statement);
    await session.end();
    for (const name of PROCESSES) await start(name);
  }, WITHIN_MS);
  afterAll(async () => {
    await Promise.all(replicas.map((replica) => replica.stop()));
    await cluster?.stop();
    folder?.remove();
  }, WITHIN_MS);

  it("are found healthy by the image's own check", async () => {
    const [node, ...check] = image ? commandOf(image, "HEALTHCHECK") : [];
    expect(node).toBe("node");
    for (const name of PROCESSES) execFileSync(process.execPath, check, { env: { PORT: String(ports[name]) }, stdio: "pipe" });
  });

  it("let no service into the database of another", async () => {
    const url = new URL(here(String(compose.services["program"]?.environment?.["DATABASE_URL"])));
    url.pathname = "/scheduler";
    await expect(openSession(url.href, "compose")).rejects.toThrow("permission denied for database");
  });

  it("carry out a program together, over Kafka, from the launch to the report", async () => {
    const urls = { program: `http://127.0.0.1:${ports.program}` };
    const key = await openOrganization({ urls, gatewaySecret: made["GATEWAY_SECRET"] ?? "" }, "Compose");
    const client = redialClient(`http://127.0.0.1:${ports.gateway}`, key);
    const { executionId } = await launchSimulated(client, 50, { name: "Compose" });
    const { contactsPending, metrics } = await untilOver(client, executionId);
    expect([contactsPending, metrics?.totalContacts]).toEqual([0, 50]);
    expect(metrics?.totalCalls).toBeGreaterThanOrEqual(50);
  }, WITHIN_MS);

  it("stop cleanly when they are told to", async () => {
    expect(await Promise.all(replicas.splice(0).reverse().map((replica) => replica.stop()))).toEqual(PROCESSES.map(() => 0));
  }, WITHIN_MS);
});
