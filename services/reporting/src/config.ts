import { envChoice, envNumber, envText, type Env, type LogLevel } from "@redial/platform";

/** What the reporting service must be told to run; each field is explained in the table of README.md. */
export interface ReportingConfig {
  host: string;
  port: number;
  databaseUrl: string;
  busUrl: string;
  gatewaySecret: string;
  logLevel: LogLevel;
}

/** Reads the service's configuration; refuses what is missing (`CONFIG_MISSING`) or out of bounds (`CONFIG_INVALID`). */
export function loadConfig(env: Env): ReportingConfig {
  return {
    host: envText(env, "HOST", "127.0.0.1"),
    port: envNumber(env, "PORT", 4004, { min: 0, max: 65_535 }),
    databaseUrl: envText(env, "DATABASE_URL"),
    busUrl: envText(env, "BUS_URL"),
    gatewaySecret: envText(env, "GATEWAY_SECRET"),
    logLevel: envChoice(env, "LOG_LEVEL", ["debug", "info", "warn", "error"], "info"),
  };
}
