import { randomBytes } from "node:crypto";
import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeOnce } from "./private-file";

/** What this installation must not tell: made at its first start, the same at every later one. */
export interface Secrets {
  /** 32 random bytes in hex, with which the gateway proves to the services that a request comes from it. */
  gatewaySecret: string;
  /** 24 random bytes in hex, the password of the embedded PostgreSQL's owner. */
  postgresPassword: string;
}

/** The secrets of a data folder, from `<dataDir>/secrets.json` (0600), made there when missing. Of two that start at once both get the same. A damaged file throws. */
export function loadSecrets(dataDir: string): Secrets {
  const file = join(dataDir, "secrets.json");
  const fresh: Secrets = { gatewaySecret: randomBytes(32).toString("hex"), postgresPassword: randomBytes(24).toString("hex") };
  if (writeOnce(file, `${JSON.stringify(fresh, null, 2)}\n`)) return fresh;
  chmodSync(file, 0o600);
  return parseSecrets(file, readFileSync(file, "utf8"));
}

function parseSecrets(file: string, text: string): Secrets {
  const found: Partial<Record<keyof Secrets, unknown>> = parseObject(text);
  return { gatewaySecret: hex(found.gatewaySecret, 32), postgresPassword: hex(found.postgresPassword, 24) };

  function hex(value: unknown, bytes: number): string {
    if (typeof value === "string" && /^[0-9a-f]+$/.test(value) && value.length === bytes * 2) return value;
    throw new Error(`${file} is damaged. Restore it from a backup: the databases in this folder open with the password in it only.`);
  }
}

function parseObject(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
