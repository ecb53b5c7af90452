import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createTestDatabase } from "@redial/testing";

const PROGRAM = path.join(path.dirname(require.resolve("@redial/simulated-network")), "main.js");

/** What the network counted under a tag. */
export interface Counted {
  attempts: number;
  placings: number;
  placedTwice: number;
  lastPlacedAt: string | null;
  placedAfter: number | null;
}

/** The real simulated network, as a process of its own on a database of its own. */
export interface NetworkProcess {
  url: string;
  counted(tag: string, after?: string): Promise<Counted>;
  /** As a crash would: with SIGKILL. */
  kill(): Promise<void>;
  /** Starts it again, at the same address and on the same ledger. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the network; `env` goes beside what it needs. */
export async function startNetworkProcess(env: Record<string, string> = {}): Promise<NetworkProcess> {
  const database = await createTestDatabase();
  let { child, url } = await launch({ ...env, DATABASE_URL: database.url });
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill(signal);
    await exited;
  };
  return {
    url,
    async counted(tag, after) {
      const query = new URLSearchParams({ tag, ...(after && { after }) });
      return (await (await fetch(`${url}/ledger/summary?${query}`)).json()) as Counted;
    },
    kill: () => end("SIGKILL"),
    async restart() {
      ({ child, url } = await launch({ ...env, DATABASE_URL: database.url, PORT: new URL(url).port }));
    },
    async stop() {
      await end("SIGTERM");
      await database.drop();
    },
  };
}

/** The log line that tells the address comes before the network is ready to be asked, so both are waited for. */
async function launch(env: Record<string, string>): Promise<{ child: ChildProcess; url: string }> {
  const child = fork(PROGRAM, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "inherit", "ipc"] });
  let url = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    url ||= /"url":"([^"]+)"/.exec(text)?.[1] ?? "";
    if (/"level":"(warn|error)"/.test(text)) process.stderr.write(text);
  });
  await Promise.race([
    once(child, "message"),
    once(child, "exit").then(([code]) => {
      throw new Error(`the network ended with ${code} before it was ready`);
    }),
  ]);
  return { child, url };
}
