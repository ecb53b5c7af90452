import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isErrno, replaceFile } from "@redial/embedded";
import type { RunningSystem } from "./system";

/** The admin key of this installation's first organization: made at the first start, kept in `<dataDir>/first-key` (0600), the same at every later start. */
export async function firstKey(system: RunningSystem, dataDir: string): Promise<string> {
  const file = join(dataDir, "first-key");
  const kept = readIfThere(file);
  if (kept) return kept;
  const adminKey = await openOrganization(system, "Demonstration");
  replaceFile(file, adminKey);
  return adminKey;
}

/** Opens a new organization and answers its first admin key, which is shown this once. */
export async function openOrganization(system: { urls: Pick<RunningSystem["urls"], "program">; gatewaySecret: string }, name: string): Promise<string> {
  const response = await fetch(`${system.urls.program}/internal/organizations`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-redial-gateway": system.gatewaySecret },
    body: JSON.stringify({ name }),
  });
  if (!response.ok) throw new Error(`the organization ${name} could not be opened: ${await response.text()}`);
  const { adminKey } = (await response.json()) as { adminKey: string };
  return adminKey;
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    if (isErrno(error, "ENOENT")) return null;
    throw error;
  }
}
