import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { findOrStartBroker, freePort, loadSecrets, startCluster, userCacheDir } from "@redial/embedded";
import { PROCESSES, processSpec, type ProcessName } from "@redial/start";
import { Balancer } from "./balancer";
import { startReplica, type Replica } from "./replica";

/** What is replicated and restarted; the telephone network is the world outside. */
export const REPLICATED = PROCESSES.filter((name) => name !== "network");

export interface ReplicatedOptions {
  dataDir: string;
  bus: "embedded" | "kafka";
  replicas: number;
  /** How many times faster than life calls go by. */
  speed: number;
  drainMs: number;
}

/** A Redial as a platform runs it: several replicas of each process, a balancer before each kind. */
export interface ReplicatedSystem {
  gatewayUrl: string;
  urls: Readonly<Record<ProcessName, string>>;
  gatewaySecret: string;
  /** A database of it, as the owner. */
  databaseUrl(name: string): string;
  /** Puts a new process in the place of each replica, one after the other: starts it, waits until it is ready, ends the old one. Answers how those ended, 0 each if well. */
  roll(name: ProcessName): Promise<(number | null)[]>;
  stop(): Promise<void>;
}

/** Starts all of it; what fails to start stops the rest. */
export async function startReplicated({ dataDir, bus, replicas, speed, drainMs }: ReplicatedOptions): Promise<ReplicatedSystem> {
  const stops: (() => unknown)[] = [];
  const stop = async () => {
    for (let one = stops.pop(); one; one = stops.pop()) await one();
  };
  try {
    const cluster = await startCluster({ dataDir: join(dataDir, "postgres"), durable: false });
    stops.push(() => cluster.stop());
    for (const name of ["bus", ...PROCESSES]) await cluster.createDatabase(name);
    const broker = bus === "kafka" ? await findOrStartBroker({ env: process.env, cacheDir: userCacheDir(), dataDir: join(dataDir, "kafka") }) : null;
    if (broker && "unavailable" in broker) throw new Error(`No Apache Kafka can be had: ${broker.unavailable}`);
    if (broker) stops.push(() => broker.stop());
    const { gatewaySecret } = loadSecrets(dataDir);
    const busUrl = broker ? `kafka://${broker.brokers.join(",")}` : cluster.url("bus");

    const balancers = new Map<ProcessName, Balancer>();
    for (const name of PROCESSES) {
      const balancer = await Balancer.start();
      stops.push(() => balancer.stop());
      balancers.set(name, balancer);
    }
    const ports = Object.fromEntries([...balancers].map(([name, { port }]) => [name, port])) as Record<ProcessName, number>;
    mkdirSync(join(dataDir, "logs"), { recursive: true });
    const start = async (name: ProcessName): Promise<Replica> => {
      // The others are addressed by their balancers; its own port is another.
      const { env, ...spec } = processSpec(name, { ports, host: "127.0.0.1", gatewaySecret, busUrl, databaseUrl: (database) => cluster.url(database), speed, logLevel: "warn" });
      if (!("script" in spec)) throw new Error(`${name} is no script`);
      const replica = await startReplica({ script: spec.script, port: await freePort(), env: { ...env, DRAIN_MS: String(drainMs) }, logFile: join(dataDir, "logs", `${name}.log`) });
      await balancers.get(name)?.add(replica.port);
      return replica;
    };
    const end = async (name: ProcessName, replica: Replica): Promise<number | null> => {
      const code = await replica.stop();
      balancers.get(name)?.remove(replica.port);
      return code;
    };
    const running = new Map<ProcessName, Replica[]>();
    stops.push(() => Promise.all([...running].flatMap(([name, all]) => all.map((replica) => end(name, replica)))));
    for (const name of PROCESSES) {
      const all: Replica[] = [];
      running.set(name, all);
      for (let count = name === "network" ? 1 : replicas; count > 0; count -= 1) all.push(await start(name));
    }
    const urls = Object.fromEntries(PROCESSES.map((name) => [name, `http://127.0.0.1:${ports[name]}`])) as Record<ProcessName, string>;
    return {
      gatewayUrl: urls.gateway,
      urls,
      gatewaySecret,
      databaseUrl: (name) => cluster.url(name),
      async roll(name) {
        const all = running.get(name) ?? [];
        const codes: (number | null)[] = [];
        for (const [index, old] of all.entries()) {
          all[index] = await start(name);
          codes.push(await end(name, old));
        }
        return codes;
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
