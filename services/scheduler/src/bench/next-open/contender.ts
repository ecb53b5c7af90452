import { readFileSync } from "node:fs";
import { join } from "node:path";

/** One way to find the next instant of the office week, measured beside the others. */
export interface Contender {
  readonly name: string;
  readonly version: string;
  /** Prepares all that one zone needs; what it answers finds the least open instant at or after `at`. */
  compile(zone: string): (at: number) => number;
}

/** The version of an installed package, which need not export its package.json. */
export function versionOf(packageName: string): string {
  for (const folder of require.resolve.paths(packageName) ?? []) {
    try {
      return (JSON.parse(readFileSync(join(folder, packageName, "package.json"), "utf8")) as { version: string }).version;
    } catch {
      continue;
    }
  }
  return "unknown";
}
