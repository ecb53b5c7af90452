import type { Changes } from "../store/changes";

/**
 * What `read` answers as soon as it answers something, for as long as it may still be on its way from another service; null when it has not come by then.
 * Everyone waits as long for what is another organization's as for what there never was.
 */
export async function untilItAppears<Found>(changes: Changes, subject: string, read: () => Promise<Found | null>, withinMs = ON_ITS_WAY_MS): Promise<Found | null> {
  let wake = (): void => undefined;
  const unwatch = changes.watch(subject, () => wake());
  const timedOut = { isSo: false };
  const timer = setTimeout(() => {
    timedOut.isSo = true;
    wake();
  }, withinMs);
  try {
    for (;;) {
      const woken = new Promise<void>((resolve) => (wake = resolve));
      const found = await read();
      if (found !== null || timedOut.isSo) return found;
      await woken;
    }
  } finally {
    clearTimeout(timer);
    unwatch();
  }
}

/** A launch is on its way for some tens of milliseconds; seconds when services start. */
const ON_ITS_WAY_MS = 3_000;
