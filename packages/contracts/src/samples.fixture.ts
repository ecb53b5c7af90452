import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = join(__dirname, "..", "samples");

/** A golden sample: an event as it was first said, which every later version of the code must go on reading. */
export interface Sample {
  file: string;
  event: { type: string; version: number; key: string; data: Record<string, unknown> } & Record<string, unknown>;
}

/** All golden samples, named `<type>.v<version>.json`. */
export function goldenSamples(): Sample[] {
  return readdirSync(FOLDER).map((file) => ({ file, event: JSON.parse(readFileSync(join(FOLDER, file), "utf8")) as Sample["event"] }));
}
