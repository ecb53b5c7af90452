import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** A service of a compose file, as far as we look at it. */
export interface ComposeService {
  image: string;
  build?: { context: string; args: Record<string, string> };
  command?: string | string[];
  environment?: Record<string, string | number | null>;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  volumes?: string[];
  ports?: string[];
  profiles?: string[];
  mem_limit?: string;
  cpus?: number;
  pids_limit?: number;
}

export interface ComposeFile {
  services: Record<string, ComposeService>;
  volumes: Record<string, unknown>;
  configs: Record<string, { content: string }>;
}

const VARIABLE = /\$(?:\$|\{(\w+)(?:(:-|:\?)([^}]*))?\})/g;

/** The compose file of the checkout, merged and with the variables of `env` put in as compose does: `${A}`, `${A:-else}`, `${A:?or say so}`. Throws on one that must be set and is not. */
export function readCompose(checkout: string, env: Readonly<Record<string, string>>): ComposeFile {
  return fill(parse(composeText(checkout), { merge: true }), env) as ComposeFile;
}

/** The text of the compose file of the checkout. */
export function composeText(checkout: string): string {
  return readFileSync(join(checkout, "docker-compose.yml"), "utf8");
}

/** The names of the variables that a compose file takes from outside. */
export function variablesTaken(text: string): string[] {
  return [...new Set([...text.matchAll(VARIABLE)].flatMap(([, name]) => (name ? [name] : [])))];
}

/** The names in a file of variables, each with what is behind it. */
export function readEnvFile(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(/^(\w+)=(.*)$/gm)].map(([, name = "", value = ""]) => [name, value]));
}

function fill(value: unknown, env: Readonly<Record<string, string>>): unknown {
  if (typeof value === "string") return value.replace(VARIABLE, (_whole, name: string | undefined, operator: string | undefined, words = "") => variable(env, name, operator, words));
  if (Array.isArray(value)) return value.map((one) => fill(one, env));
  if (typeof value === "object" && value !== null) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fill(one, env)]));
  return value;
}

function variable(env: Readonly<Record<string, string>>, name: string | undefined, operator: string | undefined, words: string): string {
  if (name === undefined) return "$";
  const value = env[name];
  if (value) return value;
  if (operator === ":-") return words;
  if (operator === ":?" || value === undefined) throw new Error(`${name} must be set: ${words}`);
  return value;
}
