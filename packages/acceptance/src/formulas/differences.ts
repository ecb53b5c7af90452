/** How far two computations of one number may lie apart: 1e-9 of it, or 1e-9 where it is small. */
const TOLERANCE = 1e-9;

/** What a comparison found: how many single values were compared, and where they differ. */
export interface Differences {
  compared: number;
  faults: string[];
}

/** Holds an answer against what was expected, value by value: numbers to 1e-9, everything else exactly. Fields that were not expected are faults too. */
export function differences(found: unknown, expected: unknown, path: string): Differences {
  if (typeof found === "number" && typeof expected === "number") {
    const isClose = Math.abs(found - expected) <= TOLERANCE * Math.max(1, Math.abs(expected));
    return { compared: 1, faults: isClose ? [] : [`${path}: ${found} instead of ${expected}`] };
  }
  if (isObject(found) && isObject(expected)) {
    const names = [...new Set([...Object.keys(found), ...Object.keys(expected)])];
    const parts = names.map((name) => differences(found[name], expected[name], `${path}.${name}`));
    return { compared: parts.reduce((sum, part) => sum + part.compared, 0), faults: parts.flatMap(({ faults }) => faults) };
  }
  return { compared: 1, faults: found === expected ? [] : [`${path}: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`] };
}

/** Lists count as objects whose names are places. */
function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
