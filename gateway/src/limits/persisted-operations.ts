import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { Rejection } from "@redial/kernel";
import { parse } from "graphql";

/** Whether callers may name an operation by its id: never, beside sending documents, or only so. */
export const PERSISTED_MODES = ["off", "allow", "only"] as const;
export type PersistedMode = (typeof PERSISTED_MODES)[number];

/** What the gateway was told of operations that were agreed on beforehand. */
export interface PersistedConfig {
  mode: PersistedMode;
  /** A manifest as Apollo's tools write it; null when the mode is `off`. */
  manifestFile: string | null;
}

/** Operations that were agreed on beforehand. They change with a restart only. */
export interface PersistedOperations {
  mode: PersistedMode;
  /** The document of an id. */
  bodyOf(id: string): string | undefined;
  /** Whether one of them has this id, or a text whose SHA-256 in hex is this. */
  isListed(hash: string | undefined): boolean;
}

/** No operation; callers send documents. */
export const NONE_PERSISTED: PersistedOperations = { mode: "off", bodyOf: () => undefined, isListed: () => false };

const FORMAT = "apollo-persisted-query-manifest";
const SHA256 = /^[0-9a-f]{64}$/u;

/**
 * Reads the manifest. Refuses one that cannot be read (`MANIFEST_MISSING`), and as a whole one that is not in Apollo's format, version 1, or in which an
 * operation does not parse, an id is given twice, or an id that looks like the SHA-256 of its text is not (`MANIFEST_INVALID`).
 */
export async function readPersistedOperations({ mode, manifestFile }: PersistedConfig): Promise<PersistedOperations> {
  if (mode === "off" || manifestFile === null) return NONE_PERSISTED;
  const text = await readFile(manifestFile, "utf8").catch(() => {
    throw new Rejection("MANIFEST_MISSING", `The manifest of persisted operations, ${manifestFile}, cannot be read.`, ["PERSISTED_OPERATIONS_FILE"]);
  });
  const bodies = new Map<string, string>();
  const hashes = new Set<string>();
  for (const { id, body } of operationsIn(text)) {
    const hash = createHash("sha256").update(body).digest("hex");
    if (bodies.has(id)) throw invalid(`has two operations with the id ${id}`);
    if (SHA256.test(id) && id !== hash) throw invalid(`has an id, ${id}, that is not the SHA-256 of its operation`);
    bodies.set(id, body);
    hashes.add(hash);
  }
  return { mode, bodyOf: (id) => bodies.get(id), isListed: (hash) => hash !== undefined && (bodies.has(hash) || hashes.has(hash)) };
}

function operationsIn(text: string): { id: string; body: string }[] {
  const manifest: { format?: unknown; version?: unknown; operations?: unknown } = Object(jsonIn(text));
  if (manifest.format !== FORMAT || manifest.version !== 1 || !Array.isArray(manifest.operations)) throw invalid(`is not of the format ${FORMAT}, version 1`);
  return manifest.operations.map((operation: unknown, index) => {
    const { id, body }: { id?: unknown; body?: unknown } = Object(operation);
    if (typeof id !== "string" || id === "" || typeof body !== "string") throw invalid(`has an operation without id or body, the ${index + 1}. of all`);
    try {
      parse(body, { noLocation: true });
    } catch (error) {
      throw invalid(`has an operation, ${id}, that does not parse: ${error instanceof Error ? error.message : String(error)}`);
    }
    return { id, body };
  });
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function invalid(what: string): Rejection {
  return new Rejection("MANIFEST_INVALID", `The manifest of persisted operations ${what}.`, ["PERSISTED_OPERATIONS_FILE"]);
}
