import { once } from "node:events";
import { readProgress, type ProcessName, type RedialClient, type RunningSystem } from "@redial/start";

const VICTIMS: readonly ProcessName[] = ["program", "scheduler", "dialer", "reporting", "network", "gateway"];

/** Kills each process outright in the middle of a run of so many attempts, one after the other, each when the one before serves again. Answers who was killed at which attempt. */
export async function killInTurn(system: RunningSystem, client: RedialClient, executionId: string, attempts: number): Promise<string[]> {
  const killed: string[] = [];
  for (const [index, name] of VICTIMS.entries()) {
    const calls = await untilCalls(client, executionId, (attempts * (index + 1)) / (VICTIMS.length + 2));
    const restarted = once(system.supervisor, "restarted");
    system.supervisor.kill9(name);
    await restarted;
    killed.push(`${name} at ${calls}`);
  }
  return killed;
}

async function untilCalls(client: RedialClient, executionId: string, wanted: number): Promise<number> {
  for (;;) {
    const [progress] = await readProgress(client, [executionId]).catch(() => []);
    const calls = progress?.metrics?.totalCalls ?? 0;
    if (calls >= wanted) return calls;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
