import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import { findOrStartBroker, freePorts, loadSecrets, replaceFile, startCluster, startSupervisor, userCacheDir, type Cluster, type Supervisor } from "@redial/embedded";
import { PROCESSES, processSpec, type ProcessName } from "./redial-processes";

export interface SystemOptions {
  /** Holds everything that this Redial keeps; made when missing. */
  dataDir: string;
  bus: "embedded" | "kafka";
  /** Where the gateway listens; loopback unless told otherwise. */
  host?: string;
  /** The gateway's port; a free one when missing or 0. */
  port?: number;
  /** False gives up safety against power failures for speed. */
  durable?: boolean;
  replayFile?: string;
  /** How many times faster than life real-time calls of the simulated network go by; 1 unless told. */
  speed?: number;
  /** How often reporting looks for what new attempts have taught of the hours of a week; once a minute unless told. */
  learnSeconds?: number;
  logLevel?: string;
  /** Where traces go, and where metrics are; nothing is told to anyone unless told here. */
  tracing?: Readonly<Record<string, string>>;
  metricsPort?: number;
  /** Overrides the pause before a process that ended by itself is started again; in tests. */
  restartDelayMs?(failures: number): number;
  /** Called as each part comes up. */
  onStarted?(part: string): void;
}

/** A whole Redial on this machine: databases, bus, telephone network, services and gateway. */
export interface RunningSystem {
  gatewayUrl: string;
  urls: Readonly<Record<ProcessName, string>>;
  gatewaySecret: string;
  cluster: Cluster;
  supervisor: Supervisor;
  /** What carries the events, with its version. */
  bus: string;
  /** Where its events can be listened to, as `openBus` of the platform takes it. */
  busUrl: string;
  /** Stops everything, last started first. */
  stop(): Promise<void>;
}

const DATABASES = ["bus", "network", "program", "scheduler", "dialer", "reporting"];

/** Starts a whole Redial and ends when all of it serves. What an earlier, killed start left in the data folder is ended first; what fails to start stops the rest. */
export async function startSystem(options: SystemOptions): Promise<RunningSystem> {
  const dataDir = resolve(options.dataDir);
  const started: { stop(): Promise<void> }[] = [];
  const stop = async () => {
    for (let part = started.pop(); part; part = started.pop()) await part.stop();
  };
  try {
    const supervisor = await startSupervisor({ dataDir, restartDelayMs: options.restartDelayMs });
    started.push({ stop: () => supervisor.stop() });
    const cluster = await startCluster({ dataDir: join(dataDir, "postgres"), durable: options.durable ?? true });
    started.unshift({ stop: () => cluster.stop() });
    for (const name of DATABASES) await cluster.createDatabase(name);
    options.onStarted?.("postgres");
    const { gatewaySecret } = loadSecrets(dataDir);
    const bus = await startBus(options, dataDir, cluster, gatewaySecret);
    started.unshift({ stop: bus.stop });
    // For commands that speak with the bus, or rebuild the reports, themselves.
    replaceFile(join(dataDir, "bus-url"), bus.url);
    replaceFile(join(dataDir, "reporting-url"), cluster.url("reporting"));
    options.onStarted?.("bus");

    const ports = await choosePorts(options.port);
    const host = options.host ?? "127.0.0.1";
    const { replayFile, speed, learnSeconds, logLevel, tracing, metricsPort } = options;
    const settings = { ports, host, gatewaySecret, busUrl: bus.url, databaseUrl: (name: string) => cluster.url(name), replayFile, speed, learnSeconds, logLevel, tracing, metricsPort };
    for (const name of PROCESSES) {
      await supervisor.startProcess(processSpec(name, settings));
      options.onStarted?.(name);
    }
    const urls = Object.fromEntries(PROCESSES.map((name) => [name, `http://127.0.0.1:${ports[name]}`])) as Record<ProcessName, string>;
    return { gatewayUrl: urls.gateway, urls, gatewaySecret, cluster, supervisor, bus: bus.name, busUrl: bus.url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startBus(options: SystemOptions, dataDir: string, cluster: Cluster, gatewaySecret: string): Promise<{ name: string; url: string; stop(): Promise<void> }> {
  if (options.bus === "embedded") return { name: "embedded bus on PostgreSQL", url: cluster.url("bus"), stop: () => Promise.resolve() };
  const broker = await findOrStartBroker({ env: process.env, cacheDir: userCacheDir(), dataDir: join(dataDir, "kafka") });
  if ("unavailable" in broker) throw new Error(`No Apache Kafka can be had: ${broker.unavailable}`);
  const url = `kafka://${broker.brokers.join(",")}`;
  if (broker.version !== null) return { name: `Apache Kafka ${broker.version}`, url, stop: () => broker.stop() };
  return { name: `Apache Kafka at ${broker.brokers.join(", ")}`, url: `${url}/${topicPrefix(gatewaySecret)}`, stop: () => broker.stop() };
}

/** A given Kafka may be shared with other installations: each has topics of its own, the same at every start. */
function topicPrefix(gatewaySecret: string): string {
  return `redial-${createHash("sha256").update(gatewaySecret).digest("hex").slice(0, 8)}-`;
}

async function choosePorts(gateway: number | undefined): Promise<Record<ProcessName, number>> {
  const free = await freePorts(PROCESSES.length);
  const ports = Object.fromEntries(PROCESSES.map((name, index) => [name, free[index] ?? 0])) as Record<ProcessName, number>;
  return gateway ? { ...ports, gateway } : ports;
}
