import { envChoice, envNumber, envText, type Env } from "./env";
import type { LogLevel } from "./log";
import { readTelemetryConfig, type TelemetryConfig } from "./telemetry-config";

/** What every service must be told to run; each field is explained in the table of its README. */
export interface ServiceConfig {
  host: string;
  /** 0 takes any free port. */
  port: number;
  databaseUrl: string;
  busUrl: string;
  gatewaySecret: string;
  logLevel: LogLevel;
  /** How long it goes on taking requests after it was told to end; 0 stops at once. */
  drainMs: number;
  /** Left out: nothing is measured or traced. */
  telemetry?: TelemetryConfig;
}

/** Reads what every service must be told, on `port` unless `PORT` says another. Refuses what is missing (`CONFIG_MISSING`) or out of bounds (`CONFIG_INVALID`). */
export function readServiceConfig(env: Env, port: number): ServiceConfig {
  return {
    host: envText(env, "HOST", "127.0.0.1"),
    port: envNumber(env, "PORT", port, { min: 0, max: 65_535 }),
    databaseUrl: envText(env, "DATABASE_URL"),
    busUrl: envText(env, "BUS_URL"),
    gatewaySecret: envText(env, "GATEWAY_SECRET"),
    logLevel: envChoice(env, "LOG_LEVEL", ["debug", "info", "warn", "error"], "info"),
    drainMs: envDrainMs(env),
    telemetry: readTelemetryConfig(env),
  };
}

/** `DRAIN_MS`: how long a process that was told to end goes on taking requests, so that balancers notice that it is not ready and callers let go of their connections. */
export function envDrainMs(env: Env): number {
  return envNumber(env, "DRAIN_MS", 0, { min: 0, max: 120_000 });
}
