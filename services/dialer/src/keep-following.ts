import { startLoop, type Log, type Running } from "@redial/platform";
import type { Carrier } from "./usecases/ports";

const AGAIN_AFTER_MS = 100;

/** Follows a carrier until it is stopped; begins anew, after a pause that grows, whenever the carrier is lost. */
export function keepFollowing(carrier: Carrier, follow: (signal: AbortSignal) => Promise<void>, log: Log): Running {
  const stopping = new AbortController();
  const loop = startLoop({
    name: `news of the carrier ${carrier.name}`,
    everyMs: AGAIN_AFTER_MS,
    log,
    round: async () => {
      await follow(stopping.signal);
      return false;
    },
  });
  return {
    stop() {
      stopping.abort();
      return loop.stop();
    },
  };
}
