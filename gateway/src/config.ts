import path from "node:path";
import { Rejection } from "@redial/kernel";
import { envChoice, envDrainMs, envNumber, envText, readTelemetryConfig, type Env, type LogLevel, type TelemetryConfig } from "@redial/platform";
import type { DocumentLimits } from "./limits/document-limits";
import { PERSISTED_MODES, type PersistedConfig } from "./limits/persisted-operations";
import type { RateLimits } from "./limits/rate-limit";
import type { Rate } from "./limits/token-bucket";
import type { SubgraphTimeouts, SubgraphUrls } from "./subgraphs";
import { readTokenConfig, type TokenConfig } from "./token-config";

export interface GatewayConfig {
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** What the services know the gateway by. */
  gatewaySecret: string;
  subgraphUrls: SubgraphUrls;
  subgraphTimeoutsMs: SubgraphTimeouts;
  /** The longest GraphQL request taken; a thousand contacts of two kilobytes fit by default. */
  bodyLimitBytes: number;
  documentLimits: DocumentLimits;
  rateLimits: RateLimits;
  /** How many keys that open nothing one address may bring. */
  guessRate: Rate;
  /** How many proxies of ours stand one behind another before it, each of which adds to `X-Forwarded-For`. */
  trustedProxies: number;
  persisted: PersistedConfig;
  supergraphFile: string;
  /** Null where only API keys are taken. */
  tokens: TokenConfig | null;
  /** Whether people find a page at `/sandbox` on which to try operations. */
  sandbox: boolean;
  logLevel: LogLevel;
  /** How long it goes on taking requests after it was told to end. */
  drainMs: number;
  telemetry: TelemetryConfig;
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
    subgraphTimeoutsMs: readTimeouts(env),
    bodyLimitBytes: envNumber(env, "BODY_LIMIT_BYTES", 2_000_000, { min: 1_000, max: 50_000_000 }),
    documentLimits: {
      mostTokens: envNumber(env, "MAX_DOCUMENT_TOKENS", 2_000, { min: 100, max: 100_000 }),
      mostDepth: envNumber(env, "MAX_DOCUMENT_DEPTH", 20, { min: 3, max: 100 }),
      mostAliases: envNumber(env, "MAX_DOCUMENT_ALIASES", 50, { min: 0, max: 10_000 }),
      mostCost: envNumber(env, "MAX_DOCUMENT_COST", 40_000, { min: 100, max: 1_000_000_000 }),
      mostPerPage: envNumber(env, "MAX_PAGE_SIZE", 1_000, { min: 1, max: 10_000 }),
    },
    rateLimits: {
      key: readRate(env, "KEY_RATE", { perSecond: 200, burst: 1_000 }),
      organization: readRate(env, "ORGANIZATION_RATE", { perSecond: 1_000, burst: 5_000 }),
    },
    guessRate: readRate(env, "WRONG_KEY_RATE", { perSecond: 5, burst: 100 }),
    trustedProxies: envNumber(env, "TRUSTED_PROXIES", 0, { min: 0, max: 10 }),
    persisted: readPersisted(env),
    supergraphFile: envText(env, "SUPERGRAPH_FILE", COMMITTED_SUPERGRAPH),
    tokens: readTokenConfig(env),
    sandbox: envChoice(env, "SANDBOX", ["on", "off"], "off") === "on",
    logLevel: envChoice(env, "LOG_LEVEL", ["debug", "info", "warn", "error"], "info"),
    drainMs: envDrainMs(env),
    telemetry: readTelemetryConfig(env),
  };
}

function readTimeouts(env: Env): SubgraphTimeouts {
  const bounds = { min: 1, max: 300_000 };
  const usualMs = envNumber(env, "SUBGRAPH_TIMEOUT_MS", 10_000, bounds);
  return {
    program: envNumber(env, "PROGRAM_TIMEOUT_MS", usualMs, bounds),
    scheduler: envNumber(env, "SCHEDULER_TIMEOUT_MS", usualMs, bounds),
    dialer: envNumber(env, "DIALER_TIMEOUT_MS", usualMs, bounds),
    reporting: envNumber(env, "REPORTING_TIMEOUT_MS", usualMs, bounds),
  };
}

function readRate(env: Env, name: string, { perSecond, burst }: Rate): Rate {
  return {
    perSecond: envNumber(env, `${name}_PER_SECOND`, perSecond, { min: 0, max: 1_000_000 }),
    burst: envNumber(env, `${name}_BURST`, burst, { min: 1, max: 1_000_000 }),
  };
}

function readPersisted(env: Env): PersistedConfig {
  const mode = envChoice(env, "PERSISTED_OPERATIONS", PERSISTED_MODES, "off");
  const file = env["PERSISTED_OPERATIONS_FILE"];
  return { mode, manifestFile: mode === "off" ? null : envText({ PERSISTED_OPERATIONS_FILE: file }, "PERSISTED_OPERATIONS_FILE") };
}

function envUrl(env: Env, name: string): string {
  const text = envText(env, name);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !["http:", "https:"].includes(url.protocol) || url.pathname !== "/" || url.search || url.hash) {
    throw new Rejection("CONFIG_INVALID", `${name} must be an address such as http://127.0.0.1:4001, without a path.`, [name]);
  }
  return url.origin;
}
