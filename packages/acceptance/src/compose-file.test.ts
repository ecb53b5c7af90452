import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { loadConfig as dialerConfig } from "@redial/dialer";
import { loadConfig as gatewayConfig } from "@redial/gateway";
import { loadConfig as programConfig } from "@redial/program";
import { loadConfig as reportingConfig } from "@redial/reporting";
import { loadConfig as schedulerConfig } from "@redial/scheduler";
import { loadConfig as networkConfig } from "@redial/simulated-network";
import { CHECKOUT } from "@redial/start";
import Ajv from "ajv";
import { parse } from "yaml";
import { composeText, readCompose, readEnvFile, variablesTaken } from "./compose-file";

type Env = Record<string, string>;
type LoadConfig = (env: Env) => { port: number };

const OURS: Record<string, LoadConfig> = { network: networkConfig, program: programConfig, scheduler: schedulerConfig, dialer: dialerConfig, reporting: reportingConfig, gateway: gatewayConfig };
/** What Node or the image reads, not the service. */
const NOT_OURS = ["NODE_OPTIONS"];

const text = composeText(CHECKOUT);
const made = readEnvFile(execFileSync(process.execPath, [join(CHECKOUT, "packages/start/make-env.mjs")], { encoding: "utf8" }));
const compose = readCompose(CHECKOUT, made);
const environmentOf = (name: string) => Object.fromEntries(Object.entries(compose.services[name]?.environment ?? {}).map(([key, value]) => [key, String(value ?? "")])) as Env;

/** All variables that a service asks for, with what it makes of them. */
function loaded(name: string): { asked: Set<string>; port: number } {
  const asked = new Set<string>();
  const env = new Proxy<Env>({ HOST: "0.0.0.0", ...environmentOf(name) }, { get: (all, key) => (asked.add(String(key)), all[String(key)]) });
  return { asked, port: (OURS[name] as LoadConfig)(env).port };
}

describe("docker-compose.yml", () => {
  it("is valid by the compose specification", () => {
    // dclint carries the specification's own schema (Apache-2.0); its package exports no path to it.
    const folder = dirname(createRequire(__filename).resolve("dclint/package.json"));
    const { $schema: _dialect, ...schema } = JSON.parse(readFileSync(join(folder, "schemas/compose.schema.json"), "utf8")) as Record<string, unknown>;
    const ajv = new Ajv({ unknownFormats: "ignore", allErrors: true });
    ajv.validate(schema, parse(text, { merge: true }));
    expect(ajv.errors ?? []).toEqual([]);
    const broken = { services: { a: { imagine: "b" } } };
    expect(ajv.validate(schema, broken)).toBe(false);
  });

  it("takes exactly the variables that .env.example names, and none of its secrets has a value there", () => {
    const example = readEnvFile(readFileSync(join(CHECKOUT, ".env.example"), "utf8"));
    expect(variablesTaken(text).sort()).toEqual(Object.keys(example).sort());
    const secrets = Object.keys(example).filter((name) => /_(PASSWORD|SECRET)$/.test(name));
    expect(secrets.map((name) => example[name])).toEqual(secrets.map(() => ""));
    for (const name of secrets) expect(made[name]).toMatch(/^[0-9a-f]{48}$/);
    expect(new Set(secrets.map((name) => made[name])).size).toBe(secrets.length);
  });

  it.each(["GATEWAY_SECRET", "POSTGRES_PASSWORD", "SCHEDULER_DATABASE_PASSWORD"])("does not start without %s", (name) => {
    expect(() => readCompose(CHECKOUT, { ...made, [name]: "" })).toThrow(`${name} must be set`);
  });

  it.each(Object.keys(OURS))("tells %s nothing that it does not read, and all that it needs", (name) => {
    const { asked } = loaded(name);
    expect(Object.keys(environmentOf(name)).filter((variable) => !asked.has(variable) && !NOT_OURS.includes(variable))).toEqual([]);
  });

  it.each(Object.keys(OURS))("builds %s by the Dockerfile, and lets it come up in order", (name) => {
    const { build, image, command, depends_on: needed = {} } = compose.services[name] ?? { image: "" };
    const service = name === "network" ? "simulated-network" : name;
    expect([build, image, command]).toEqual([{ context: ".", args: { SERVICE: service } }, `redial-${service}:local`, undefined]);
    expect(Object.values(needed).every(({ condition }) => condition === "service_healthy")).toBe(true);
    const spoken = Object.values(environmentOf(name)).flatMap((value) => (URL.canParse(value) ? [new URL(value).hostname] : []));
    // Traces are sent when there is somebody who takes them.
    expect([...new Set(spoken)].filter((host) => host !== "otel-collector").sort()).toEqual(Object.keys(needed).sort());
  });

  it("addresses each process at the port on which it listens", () => {
    const ports = new Map(Object.keys(OURS).map((name) => [name, loaded(name).port]));
    const addresses = Object.keys(OURS).flatMap((name) => Object.values(environmentOf(name)).flatMap((value) => [...value.matchAll(/^http:\/\/([a-z]+):(\d+)$/g)]));
    const ofOurs = addresses.filter(([, host = ""]) => ports.has(host));
    expect(ofOurs.length).toBe(5);
    for (const [address, host = "", port] of ofOurs) expect([address, Number(port)]).toEqual([address, ports.get(host)]);
    expect(compose.services["gateway"]?.ports).toEqual([`127.0.0.1:4000:${ports.get("gateway")}`]);
  });

  it("gives each service a database and a role of its own, which are made at the first start", () => {
    const { content } = compose.configs["databases"] ?? { content: "" };
    for (const name of Object.keys(OURS).filter((one) => one !== "gateway")) {
      const { username, password, hostname, pathname } = new URL(environmentOf(name)["DATABASE_URL"] ?? "");
      expect([username, hostname, pathname]).toEqual([name, "postgres", `/${name}`]);
      expect(content).toContain(`create role ${name} login password '${password}';`);
      expect(content).toContain(`create database ${name} owner ${name};`);
    }
  });

  it("limits every container, names its version, looks after its health, and opens ports to this machine alone", () => {
    for (const [name, { image, mem_limit: memory, cpus, healthcheck, build, ports = [] }] of Object.entries(compose.services)) {
      expect([name, memory, cpus]).toEqual([name, expect.stringMatching(/^\d+[mg]$/), expect.any(Number)]);
      expect([name, image]).toEqual([name, expect.stringMatching(/:(?!latest$).+$/)]);
      // What is built by us brings its health check along.
      expect([name, Boolean(healthcheck ?? build)]).toEqual([name, true]);
      for (const port of ports) expect([name, port]).toEqual([name, expect.stringMatching(/^127\.0\.0\.1:/)]);
    }
  });

  it("keeps data in named volumes and mounts files that are there", () => {
    const mounts = Object.values(compose.services).flatMap(({ volumes = [] }) => volumes.map((volume) => volume.split(":")[0] ?? ""));
    const [files, named] = [mounts.filter((mount) => mount.startsWith(".")), mounts.filter((mount) => !mount.startsWith("."))];
    expect(named.sort()).toEqual(Object.keys(compose.volumes).sort());
    expect(files.filter((file) => !existsSync(join(CHECKOUT, file)))).toEqual([]);
  });

  it("starts what watches the system only when it is asked to", () => {
    const watching = Object.entries(compose.services).filter(([, { profiles }]) => profiles?.includes("monitoring"));
    expect(watching.map(([name]) => name).sort()).toEqual(["grafana", "otel-collector", "prometheus"]);
    const scraped = readFileSync(join(CHECKOUT, "monitoring/prometheus.yml"), "utf8");
    for (const name of Object.keys(OURS).filter((one) => one !== "network")) {
      expect(environmentOf(name)["METRICS_PORT"]).toBe("9464");
      expect(scraped).toContain(name);
    }
  });
});
