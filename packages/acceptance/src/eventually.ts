import { setTimeout as delay } from "node:timers/promises";

export interface Patience {
  withinMs?: number;
  everyMs?: number;
}

/** Asks again until the answer is not null, and answers it. An error counts as "not yet". Throws, with the last error, when that takes longer than `withinMs` (60 s). */
export async function eventually<Answer>(what: string, ask: () => Promise<Answer | null>, { withinMs = 60_000, everyMs = 50 }: Patience = {}): Promise<Answer> {
  let cause: unknown;
  for (const deadline = performance.now() + withinMs; performance.now() < deadline; await delay(everyMs)) {
    try {
      const answer = await ask();
      if (answer !== null) return answer;
      cause = undefined;
    } catch (error) {
      cause = error;
    }
  }
  throw new Error(`${what}: not within ${withinMs / 1_000} s`, { cause });
}
