import path from "node:path";
import { Rejection } from "@redial/kernel";
import { envChoice, envNumber, envText, type Env, type LogLevel } from "@redial/platform";
import type { SubgraphUrls } from "./subgraphs";

export interface GatewayConfig {
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** What the services know the gateway by. */
  gatewaySecret: string;
  subgraphUrls: SubgraphUrls;
  /** How long one request to a service may take. */
  subgraphTimeoutMs: number;
  /** The longest GraphQL request taken; a thousand contacts of two kilobytes fit by default. */
  bodyLimitBytes: number;
  supergraphFile: string;
  logLevel: LogLevel;
}

const COMMITTED_SUPERGRAPH = path.join(__dirname, "..", "supergraph.graphql");

/** Reads the gateway's settings; the README's table says what each means. Refuses with `CONFIG_MISSING` or `CONFIG_INVALID`. */
export function loadConfig(env: Env): GatewayConfig {
  return {
    host: envText(env, "HOST", "127.0.0.1"),
    port: envNumber(env, "PORT", 4000, { min: 0, max: 65_535 }),
    gatewaySecret: envText(env, "GATEWAY_SECRET"),
    subgraphUrls: {
      program: envUrl(env, "PROGRAM_URL"),
      scheduler: envUrl(env, "SCHEDULER_URL"),
      dialer: envUrl(env, "DIALER_URL"),
      reporting: envUrl(env, "REPORTING_URL"),
    },
    subgraphTimeoutMs: envNumber(env, "SUBGRAPH_TIMEOUT_MS", 10_000, { min: 1, max: 300_000 }),
    bodyLimitBytes: envNumber(env, "BODY_LIMIT_BYTES", 2_000_000, { min: 1_000, max: 50_000_000 }),
    supergraphFile: envText(env, "SUPERGRAPH_FILE", COMMITTED_SUPERGRAPH),
    logLevel: envChoice(env, "LOG_LEVEL", ["debug", "info", "warn", "error"], "info"),
  };
}

function envUrl(env: Env, name: string): string {
  const text = envText(env, name);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !["http:", "https:"].includes(url.protocol) || url.pathname !== "/" || url.search || url.hash) {
    throw new Rejection("CONFIG_INVALID", `${name} must be an address such as http://127.0.0.1:4001, without a path.`, [name]);
  }
  return url.origin;
}
