import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { asyncApi } from "@redial/contracts";
import { json } from "./release-files";

/** The committed AsyncAPI document, from the root of the repository. */
export const ASYNC_API_FILE = "docs/asyncapi.json";

const CONTRACTS = "packages/contracts";
const DECLARED = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport const \w+ = eventType\(\{\n {2}type: "([\w.]+)"/g;

/** The text of the document for the checkout at `root`: described by the docstrings of the catalog, with the golden samples for examples. */
export async function asyncApiText(root: string): Promise<string> {
  const { version } = JSON.parse(await readFile(path.join(root, "package.json"), "utf8")) as { version: string };
  return json(asyncApi({ version, descriptions: await readDescriptions(root), samples: await readSamples(root) }));
}

async function readDescriptions(root: string): Promise<Record<string, string>> {
  const folder = path.join(root, CONTRACTS, "src");
  const files = (await readdir(folder)).filter((name) => name.endsWith("-events.ts"));
  const sources = await Promise.all(files.map((name) => readFile(path.join(folder, name), "utf8")));
  const found = sources.flatMap((source) => [...source.matchAll(DECLARED)].map(([, comment = "", type = ""]) => [type, comment.replace(/\s*\n \*/g, "").trim()]));
  return Object.fromEntries(found) as Record<string, string>;
}

async function readSamples(root: string): Promise<Record<string, unknown>> {
  const folder = path.join(root, CONTRACTS, "samples");
  const samples = await Promise.all((await readdir(folder)).map(async (name) => JSON.parse(await readFile(path.join(folder, name), "utf8")) as { type: string; version: number }));
  // Of several versions the highest, which is the one that is said now.
  return Object.fromEntries(samples.sort((one, other) => one.version - other.version).map((sample) => [sample.type, sample]));
}
