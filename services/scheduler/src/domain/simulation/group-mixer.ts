import { jobQueue } from "./job-queue";

/** Answers the group of one contact after the other, as many as there are. */
export interface GroupMixer {
  next(): number;
}

/**
 * Mixes groups of contacts evenly, so that none waits for the end of another. The contacts of a group stand in the middle of as many equal parts of the
 * audience as there are of them; of equals the group that was named first comes first.
 */
export function groupMixer(sizes: readonly number[]): GroupMixer {
  const placed = sizes.map(() => 0);
  const queue = jobQueue(sizes.length);
  for (const [group, size] of sizes.entries()) if (size > 0) queue.add(group, 0.5 / size);
  return {
    next() {
      const group = queue.first();
      const size = sizes[group]!;
      const count = ++placed[group]!;
      if (count < size) queue.postponeFirst((count + 0.5) / size);
      else queue.removeFirst();
      return group;
    },
  };
}
