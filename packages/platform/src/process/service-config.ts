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
    telemetry: readTelemetryConfig(env),
  };
}
