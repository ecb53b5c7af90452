/**
 * Mixes groups of contacts as evenly as whole numbers allow, so that none waits for the end of another: the answer names the group of each contact.
 * Each place goes to the group that is furthest behind its share.
 */
export function mixGroups(sizes: readonly number[]): Uint16Array {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const groups = new Uint16Array(total);
  if (sizes.length < 2) return groups;
  const credits = sizes.map(() => 0);
  for (let place = 0; place < total; place++) {
    let furthest = 0;
    for (let group = 0; group < sizes.length; group++) {
      credits[group]! += sizes[group]!;
      if (credits[group]! > credits[furthest]!) furthest = group;
    }
    credits[furthest]! -= total;
    groups[place] = furthest;
  }
  return groups;
}
