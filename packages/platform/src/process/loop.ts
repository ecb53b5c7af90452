import { counter } from "../metrics/registry";
import type { Log } from "./log";
import type { Running } from "./lifecycle";

/** A loop that works whenever woken, and at least every `everyMs`. */
export interface Loop extends Running {
  /** Asks for a round soon; asking many times before it begins makes one round. It does not shorten the pause after a failure. */
  wake(): void;
}

const failures = counter("redial_loop_failures_total", "Rounds of loops that failed and were tried again.", ["loop"]);

const RETRY_MS = { first: 100, most: 5_000 };

/**
 * Runs `round` again and again, never twice at once. A round that answers true has more to do and is run again at once;
 * one that throws is logged and tried again after a pause that doubles from 100 ms to 5 s. Stop waits for the round in hand.
 */
export function startLoop(options: { name: string; everyMs: number; log: Log; round: () => Promise<boolean> }): Loop {
  let stopped = false;
  let woken = false;
  let pausing: { isFailure: boolean; end(): void } | undefined;
  const pause = (ms: number, isFailure: boolean) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(end, ms);
      function end() {
        clearTimeout(timer);
        pausing = undefined;
        resolve();
      }
      pausing = { isFailure, end };
    });
  const run = async () => {
    let retryMs = RETRY_MS.first;
    while (!stopped) {
      woken = false;
      try {
        const more = await options.round();
        retryMs = RETRY_MS.first;
        if (!more && !woken && !stopped) await pause(options.everyMs, false);
      } catch (error) {
        failures.inc({ loop: options.name });
        options.log.warn(`${options.name} failed and will be tried again`, { error, retryMs });
        if (!stopped) await pause(retryMs, true);
        retryMs = Math.min(retryMs * 2, RETRY_MS.most);
      }
    }
  };
  const ended = run();
  return {
    wake() {
      woken = true;
      if (!pausing?.isFailure) pausing?.end();
    },
    async stop() {
      stopped = true;
      pausing?.end();
      await ended;
    },
  };
}
