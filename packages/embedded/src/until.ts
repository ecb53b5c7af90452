import { setTimeout as delay } from "node:timers/promises";

/** Asks `isSo` again every `everyMs` until it answers true. Rejects when the signal aborts; an error of `isSo` counts as "not yet". */
export async function until(isSo: () => boolean | Promise<boolean>, everyMs: number, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    try {
      if (await isSo()) return;
    } catch (error) {
      if (signal.aborted) throw error;
    }
    await delay(everyMs, null, { signal });
  }
}
