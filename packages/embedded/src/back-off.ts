/** Milliseconds to wait before starting a process again after `failures` ends in a row (1, 2, …): 1 s, doubled each time, 10 s at most. */
export function restartDelayMs(failures: number): number {
  return Math.min(10_000, 1_000 * 2 ** Math.max(0, failures - 1));
}

/** How long a process must have served for its earlier ends to be forgotten. */
export const FORGIVEN_AFTER_MS = 60_000;
