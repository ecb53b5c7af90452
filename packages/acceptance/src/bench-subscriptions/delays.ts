/** How long things took, in whole milliseconds. */
export interface Delays {
  add(delayMs: number): void;
  /** The delay that so large a share of them did not exceed; NaN where there are none. */
  at(share: number): number;
  most(): number;
  count(): number;
}

/** Counts delays by the millisecond; below 0 counts as 0. */
export function countDelays(): Delays {
  const counts: number[] = [];
  let all = 0;
  return {
    add(delayMs) {
      const delay = Math.max(0, Math.round(delayMs));
      counts[delay] = (counts[delay] ?? 0) + 1;
      all += 1;
    },
    at(share) {
      let left = all * share;
      for (let delay = 0; delay < counts.length; delay++) {
        left -= counts[delay] ?? 0;
        if (left <= 0) return delay;
      }
      return NaN;
    },
    most: () => counts.length - 1,
    count: () => all,
  };
}
