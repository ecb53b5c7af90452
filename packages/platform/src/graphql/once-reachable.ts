import { setTimeout as sleep } from "node:timers/promises";
import { isOutage } from "../store/outage";

const AGAIN_MS = 1_000;

/** What `read` answers, asked again each second while its database is away; null when `leaving` is aborted meanwhile. Other failures are thrown. */
export async function onceReachable<Found>(read: () => Promise<Found>, leaving: AbortSignal): Promise<Found | null> {
  while (!leaving.aborted) {
    try {
      return await read();
    } catch (error) {
      if (!isOutage(error)) throw error;
      await sleep(AGAIN_MS, undefined, { signal: leaving }).catch(() => undefined);
    }
  }
  return null;
}
