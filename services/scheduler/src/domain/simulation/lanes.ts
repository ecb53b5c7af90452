import type { Instant } from "@redial/kernel";

/** The lines of an execution on a virtual clock, one for each concurrent call it may make. */
export interface Lanes {
  /** When the lane that is free first is free. */
  firstFreeAt(): Instant;
  /** Occupies the lane that is free first until an instant not before that. */
  occupy(until: Instant): void;
}

/** So many lanes, at least one, all free from `from` on. */
export function openLanes(count: number, from: Instant): Lanes {
  const heap = new Float64Array(count).fill(from);
  return {
    firstFreeAt: () => heap[0]!,
    occupy(until) {
      let at = 0;
      for (;;) {
        let child = 2 * at + 1;
        if (child >= count) break;
        if (child + 1 < count && heap[child + 1]! < heap[child]!) child += 1;
        if (heap[child]! >= until) break;
        heap[at] = heap[child]!;
        at = child;
      }
      heap[at] = until;
    },
  };
}
