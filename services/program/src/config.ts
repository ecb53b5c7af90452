import { envChoice, envNumber, envText, type Env, type LogLevel } from "@redial/platform";

/** The settings of the service. */
export interface ProgramConfig {
  host: string;
  /** 0 takes any free port. */
  port: number;
  databaseUrl: string;
  busUrl: string;
  gatewaySecret: string;
  logLevel: LogLevel;
}

/** Reads the service's settings; the README's table says what each means. Refuses with `CONFIG_MISSING` or `CONFIG_INVALID`. */
export function loadConfig(env: Env): ProgramConfig {
  return {
    host: envText(env, "HOST", "127.0.0.1"),
    port: envNumber(env, "PORT", 4001, { min: 0, max: 65_535 }),
    databaseUrl: envText(env, "DATABASE_URL"),
    busUrl: envText(env, "BUS_URL"),
    gatewaySecret: envText(env, "GATEWAY_SECRET"),
    logLevel: envChoice(env, "LOG_LEVEL", ["debug", "info", "warn", "error"], "info"),
  };
}
