import { jobQueue } from "./job-queue";

/**
 * Mixes groups of contacts evenly, so that none waits for the end of another: the answer names the group of each contact. The contacts of a group stand
 * in the middle of as many equal parts of the audience as there are of them; of equals the group that was named first comes first.
 */
export function mixGroups(sizes: readonly number[]): Uint16Array {
  const groups = new Uint16Array(sizes.reduce((sum, size) => sum + size, 0));
  if (sizes.length < 2) return groups;
  const placed = sizes.map(() => 0);
  const queue = jobQueue(sizes.length);
  for (const [group, size] of sizes.entries()) if (size > 0) queue.add(group, 0.5 / size);
  for (let place = 0; place < groups.length; place++) {
    const group = queue.first();
    groups[place] = group;
    const size = sizes[group]!;
    const count = ++placed[group]!;
    if (count < size) queue.postponeFirst((count + 0.5) / size);
    else queue.removeFirst();
  }
  return groups;
}
