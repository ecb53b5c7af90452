import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { Rejection } from "@redial/kernel";
import { onFreePorts } from "./free-port";
import { findJava } from "./java";
import { fetchKafkaJars, kafkaVersion } from "./kafka-jars";
import { brokerProperties, javaArguments, STARTED } from "./kafka-settings";
import { KeptProcess } from "./kept-process";
import { readSince } from "./log-file";
import { takeRunLock, type RunLock } from "./run-lock";
import { until } from "./until";

/** Where to look for a broker, and where to run one. */
export interface BrokerOptions {
  /** `KAFKA_BROKERS` (host:port, separated by commas) names brokers to use instead of a new one; `JAVA_HOME` the Java to use. */
  env: Readonly<Record<string, string | undefined>>;
  /** Keeps Kafka's jars. */
  cacheDir: string;
  /** Kafka's own folder, made on first use. Beside it lie `logs/kafka.log` and the run file. */
  dataDir: string;
}

/** A Kafka that can be used. */
export interface Broker {
  /** `host:port` of each. */
  brokers: readonly string[];
  /** Null when the broker was given, not started here. */
  version: string | null;
  /** Stops a broker that was started here, and leaves a given one alone. */
  stop(): Promise<void>;
}

/** The Kafka that `KAFKA_BROKERS` names, else a real one started on this machine. `unavailable` says in a sentence why there is none; a data folder in use by a living process is a Rejection `ALREADY_RUNNING`. */
export async function findOrStartBroker(options: BrokerOptions): Promise<Broker | { unavailable: string }> {
  const given = options.env.KAFKA_BROKERS?.split(",").map((broker) => broker.trim()).filter(Boolean);
  if (given?.length) return findGiven(given);
  const found = await findJava(options.env);
  if ("unavailable" in found) return found;
  try {
    return await startBroker(options, found.java, await fetchKafkaJars(options.cacheDir, options.env));
  } catch (error) {
    if (error instanceof Rejection) throw error;
    return { unavailable: error instanceof Error ? error.message : String(error) };
  }
}

async function findGiven(brokers: readonly string[]): Promise<Broker | { unavailable: string }> {
  const answers = await Promise.all(brokers.map(isListening));
  if (!answers.includes(true)) return { unavailable: `KAFKA_BROKERS names ${brokers.join(", ")}, and nothing listens there.` };
  return { brokers, version: null, stop: () => Promise.resolve() };
}

async function startBroker(options: BrokerOptions, java: string, jars: string): Promise<Broker> {
  const dataDir = resolve(options.dataDir);
  const home = dirname(dataDir);
  mkdirSync(dataDir, { recursive: true });
  const lock = await takeRunLock(join(home, "kafka.run.json"), `The Kafka in ${dataDir}`);
  try {
    const logFile = join(home, "logs", "kafka.log");
    return await onFreePorts(2, ([port, controllerPort]) => runBroker({ java, jars, path: options.env.PATH, dataDir, logFile, lock }, port as number, controllerPort as number));
  } catch (error) {
    lock.release();
    throw error;
  }
}

interface BrokerParts {
  java: string;
  jars: string;
  path: string | undefined;
  dataDir: string;
  logFile: string;
  lock: RunLock;
}

async function runBroker({ java, jars, path, dataDir, logFile, lock }: BrokerParts, port: number, controllerPort: number): Promise<Broker> {
  const logDir = join(dataDir, "log");
  const properties = join(dataDir, "server.properties");
  writeFileSync(properties, brokerProperties(logDir, port, controllerPort));
  const env = { PATH: path, LC_ALL: "C.UTF-8" };
  if (!existsSync(join(logDir, "meta.properties"))) {
    await promisify(execFile)(java, [...javaArguments(jars), "kafka.tools.StorageTool", "format", "-t", newClusterId(), "-c", properties], { env });
  }
  const kept = new KeptProcess({
    name: "kafka",
    logFile,
    lock,
    launch: (log) => spawn(java, [...javaArguments(jars), "kafka.Kafka", properties], { env, cwd: dataDir, stdio: ["ignore", log, log], detached: process.platform !== "win32", windowsHide: true }),
    untilReady: (_child, signal, logOffset) => until(() => readSince(logFile, logOffset).includes(STARTED), 50, signal),
    readyTimeoutMs: 120_000,
    stopSignal: "SIGTERM",
    stopGraceMs: 30_000,
  });
  await kept.start();
  return {
    brokers: [`127.0.0.1:${port}`],
    version: kafkaVersion(),
    async stop() {
      await kept.stop();
      lock.release();
    },
  };
}

/** 16 random bytes in Kafka's base64; a leading dash would be taken for an option. */
function newClusterId(): string {
  const id = randomBytes(16).toString("base64url");
  return id.startsWith("-") ? newClusterId() : id;
}

function isListening(broker: string): Promise<boolean> {
  const [, host = "", port = ""] = /^\[?(.*?)\]?:(\d+)$/.exec(broker) ?? [];
  return new Promise((answer) => {
    const socket = connect({ host, port: Number(port), timeout: 5_000 });
    socket.once("connect", () => answer(true)).once("error", () => answer(false)).once("timeout", () => answer(false));
    socket.once("connect", () => socket.destroy()).once("timeout", () => socket.destroy());
  });
}
