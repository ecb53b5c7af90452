import { fork } from "node:child_process";
import { once } from "node:events";
import { freePorts } from "@redial/embedded";
import { PROCESSES, processSpec, type ProcessName, type RunningSystem } from "@redial/start";

/** One more process of a service, on the database and bus of a running system. */
export interface Replica {
  url: string;
  stop(): Promise<void>;
}

/** Starts one; it serves when this answers. */
export async function startReplica({ gatewaySecret, busUrl, cluster }: RunningSystem, name: ProcessName): Promise<Replica> {
  const [port = 0] = await freePorts(1);
  const ports = Object.fromEntries(PROCESSES.map((one) => [one, port])) as Record<ProcessName, number>;
  const spec = processSpec(name, { ports, host: "127.0.0.1", gatewaySecret, busUrl, databaseUrl: (of) => cluster.url(of), logLevel: "warn" });
  if (!("script" in spec)) throw new Error(`${name} is no script`);
  const child = fork(spec.script, { env: { ...spec.env }, stdio: ["ignore", "ignore", "inherit", "ipc"], execArgv: [] });
  const ended = once(child, "exit");
  const [message] = (await Promise.race([once(child, "message"), ended])) as unknown[];
  if (message !== "ready") throw new Error(`another ${name} did not start`);
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
