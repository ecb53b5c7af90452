const LONGEST = 60;

/** Names for a label: the first `most` different ones as they are, all further and too long ones as `other`, none as `anonymous`. So nobody fills Prometheus by making names up. */
export function boundedNames(most: number): (name: string | null | undefined) => string {
  const known = new Set<string>();
  return (name) => {
    if (!name) return "anonymous";
    if (known.has(name)) return name;
    if (known.size >= most || name.length > LONGEST) return "other";
    known.add(name);
    return name;
  };
}
