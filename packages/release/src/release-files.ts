import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import type { EventSchemas } from "@redial/contracts";
import { Rejection } from "@redial/kernel";

/** What was released last: what callers and running services rely on. */
export interface Released {
  supergraph: string;
  events: EventSchemas;
}

/** A breaking change that the next release may make, by the kind and the path that the check tells. */
export interface AllowedChange {
  change: string;
  path: string;
  /** Why nobody is hurt by it. */
  why: string;
}

/** The files of a release, from the root of the repository. */
export const RELEASE_FILES = {
  supergraph: "packages/release/released.graphql",
  events: "packages/release/released-events.json",
  allowed: "packages/release/allowed-changes.json",
} as const;

/** Reads what was released last below the root of the repository. */
export async function readReleased(root: string): Promise<Released> {
  const [supergraph, events] = await Promise.all([RELEASE_FILES.supergraph, RELEASE_FILES.events].map((file) => readFile(path.join(root, file), "utf8")));
  return { supergraph: supergraph ?? "", events: JSON.parse(events ?? "") as EventSchemas };
}

/** Reads which breaking changes are allowed; refuses a list that does not say of each its change, its path and why, with `ALLOWED_INVALID`. */
export async function readAllowed(root: string): Promise<AllowedChange[]> {
  const list: unknown = JSON.parse(await readFile(path.join(root, RELEASE_FILES.allowed), "utf8"));
  if (Array.isArray(list) && list.every(isAllowed)) return list;
  throw new Rejection("ALLOWED_INVALID", `${RELEASE_FILES.allowed} must be a list of {"change", "path", "why"}, none of them empty.`);
}

/** Keeps what is released from now on, and allows nothing any more. A reader sees each file as it was or as it is. */
export async function writeReleased(root: string, { supergraph, events }: Released): Promise<void> {
  await replace(path.join(root, RELEASE_FILES.supergraph), supergraph);
  await replace(path.join(root, RELEASE_FILES.events), json(events));
  await replace(path.join(root, RELEASE_FILES.allowed), json([]));
}

/** A value as committed files hold it. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Writes a file by rename. */
export async function replace(file: string, text: string): Promise<void> {
  const draft = `${file}.${process.pid}.draft`;
  await writeFile(draft, text);
  await rename(draft, file);
}

function isAllowed(value: unknown): value is AllowedChange {
  const { change, path: at, why } = Object(value) as Record<string, unknown>;
  return [change, at, why].every((text) => typeof text === "string" && text !== "");
}
