import { setTimeout as delay } from "node:timers/promises";
import type { RedialClient } from "@redial/start";

/** Pauses and resumes a running execution about once a second while something else goes on; answers how long each pause took to be answered, in milliseconds. */
export function pausesMeanwhile(client: RedialClient, executionId: string): { stop(): Promise<number[]> } {
  const answeredMs: number[] = [];
  let over = false;
  const run = async () => {
    while (!over) {
      const askedAt = performance.now();
      await client.ask("mutation Pause($id: ID!) { pauseExecution(id: $id) { status } }", { id: executionId });
      answeredMs.push(performance.now() - askedAt);
      await client.ask("mutation Resume($id: ID!) { resumeExecution(id: $id) { status } }", { id: executionId });
      await delay(1_000);
    }
  };
  const ended = run();
  ended.catch(() => undefined);
  return {
    async stop() {
      over = true;
      await ended;
      return answeredMs;
    },
  };
}
