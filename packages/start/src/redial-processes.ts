import { join, resolve } from "node:path";
import type { ProcessSpec } from "@redial/embedded";

/** The checkout that this package lies in. */
export const CHECKOUT = resolve(__dirname, "..", "..", "..");

/** The processes of a whole Redial, in the order in which they are started. */
export const PROCESSES = ["network", "program", "scheduler", "dialer", "reporting", "gateway"] as const;
export type ProcessName = (typeof PROCESSES)[number];

/** What the processes of one machine must be told. */
export interface ProcessSettings {
  ports: Readonly<Record<ProcessName, number>>;
  host: string;
  gatewaySecret: string;
  busUrl: string;
  databaseUrl(name: string): string;
  /** History for the replay carrier: an absolute path. */
  replayFile?: string;
  /** How many times faster than life the simulated network is. */
  speed?: number;
  /** How often reporting looks for what new attempts have taught; its own default unless told. */
  learnSeconds?: number;
  logLevel?: string;
  /** Where everyone's traces go: variables of OpenTelemetry, as the README of each service names them. */
  tracing?: Readonly<Record<string, string>>;
  /** The port of the first process' metrics; each further one has the next. Left out: none have any. */
  metricsPort?: number;
}

/** The services keep below 300 MB in all; V8's old space is by far the largest part of it. */
const HEAP_MB = 160;

const SCRIPTS: Readonly<Record<ProcessName, string>> = {
  network: "packages/simulated-network/dist/main.js",
  program: "services/program/dist/main.js",
  scheduler: "services/scheduler/dist/main.js",
  dialer: "services/dialer/dist/main.js",
  reporting: "services/reporting/dist/main.js",
  gateway: "gateway/dist/main.js",
};

/** How each process is run: its script and its whole environment. Only the gateway listens on anything but loopback, if told to. */
export function processSpec(name: ProcessName, settings: ProcessSettings): ProcessSpec {
  const { ports, gatewaySecret, busUrl, databaseUrl } = settings;
  const at = (process: ProcessName) => `http://127.0.0.1:${ports[process]}`;
  const common = {
    PATH: process.env["PATH"] ?? "",
    NODE_ENV: "production",
    HOST: name === "gateway" ? settings.host : "127.0.0.1",
    PORT: String(ports[name]),
    LOG_LEVEL: settings.logLevel ?? "info",
    ...settings.tracing,
    ...(settings.metricsPort !== undefined && { METRICS_PORT: String(metricsPortOf(name, settings.metricsPort)) }),
  };
  const service = { ...common, DATABASE_URL: databaseUrl(name), BUS_URL: busUrl, GATEWAY_SECRET: gatewaySecret };
  const env: Readonly<Record<ProcessName, Record<string, string>>> = {
    network: {
      ...common,
      DATABASE_URL: databaseUrl("network"),
      ...(settings.replayFile && { REPLAY_FILE: settings.replayFile }),
      ...(settings.speed && { SPEED: String(settings.speed) }),
    },
    program: service,
    scheduler: { ...service, ...(process.env["CARRIER_LIMITS"] && { CARRIER_LIMITS: process.env["CARRIER_LIMITS"] }) },
    dialer: { ...service, SIMULATED_NETWORK_URL: at("network") },
    reporting: { ...service, ...(settings.learnSeconds && { LEARN_SECONDS: String(settings.learnSeconds) }) },
    gateway: {
      ...common,
      GATEWAY_SECRET: gatewaySecret,
      PROGRAM_URL: at("program"),
      SCHEDULER_URL: at("scheduler"),
      DIALER_URL: at("dialer"),
      REPORTING_URL: at("reporting"),
      SUBGRAPH_TIMEOUT_MS: "30000",
      SANDBOX: "on",
    },
  };
  return { name, script: join(CHECKOUT, SCRIPTS[name]), memoryMb: HEAP_MB, ready: { message: "ready" }, env: env[name] };
}

/** Where a process of this machine answers `/metrics`. */
export function metricsPortOf(name: ProcessName, firstPort: number): number {
  return firstPort + PROCESSES.indexOf(name);
}
