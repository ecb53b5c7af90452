import { isOver, readProgress, type Progress } from "./execution-progress";
import { progressLines } from "./progress-lines";
import type { RedialClient } from "./redial-client";

export interface WatchOptions {
  client: RedialClient;
  executions: readonly { name: string; executionId: string }[];
  /** A terminal is drawn over; anything else gets a fresh block now and then. */
  out: { isTTY?: boolean; write(text: string): unknown };
  /** Ends the watching early. */
  signal?: AbortSignal;
}

const LOOK_EVERY_MS = 250;
const TELL_EVERY_MS = 3_000;

/** Shows how executions get on until all are over, and answers how they ended. The rate is that of the last second, at the end that of the whole. */
export async function watchProgress({ client, executions, out, signal }: WatchOptions): Promise<Progress[]> {
  const names = executions.map(({ name }) => name);
  let drawn = 0;
  let toldAt = -Infinity;
  const beganAt = performance.now();
  let last = { calls: 0, at: beganAt };
  let rate = 0;
  for (;;) {
    const progress = await readProgress(client, executions.map(({ executionId }) => executionId));
    const now = performance.now();
    const calls = progress.reduce((sum, one) => sum + (one.metrics?.totalCalls ?? 0), 0);
    if (now - last.at >= 1_000) {
      rate = ((calls - last.calls) / (now - last.at)) * 1_000;
      last = { calls, at: now };
    }
    const over = progress.every(isOver) || signal?.aborted === true;
    if (over) rate = (calls / (now - beganAt)) * 1_000;
    if (out.isTTY || over || now - toldAt >= TELL_EVERY_MS) {
      if (out.isTTY && drawn > 0) out.write(`\u001b[${drawn}A\u001b[J`);
      const lines = progressLines(names, progress, rate);
      out.write(`${lines.join("\n")}\n`);
      drawn = lines.length;
      toldAt = now;
    }
    if (over) return progress;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
