import { envChoice, envNumber, envText, type Env } from "@redial/platform";
import { readCarrierLimits, type CarrierLimits } from "./carrier-limits";

export interface SchedulerConfig {
  host: string;
  port: number;
  databaseUrl: string;
  busUrl: string;
  gatewaySecret: string;
  logLevel: "debug" | "info" | "warn" | "error";
  /** How long a dial permit lasts at most; also how long a pause may take to be certain when no dialer answers. */
  permitSeconds: number;
  /** Left out: carriers have no limits. */
  carrierLimits?: CarrierLimits;
}

/** Reads the service's configuration; see the table in README.md. Refuses what is missing or out of bounds. */
export function loadConfig(env: Env): SchedulerConfig {
  return {
    host: envText(env, "HOST", "127.0.0.1"),
    port: envNumber(env, "PORT", 4002, { min: 0, max: 65_535 }),
    databaseUrl: envText(env, "DATABASE_URL"),
    busUrl: envText(env, "BUS_URL"),
    gatewaySecret: envText(env, "GATEWAY_SECRET"),
    logLevel: envChoice(env, "LOG_LEVEL", ["debug", "info", "warn", "error"], "info"),
    permitSeconds: envNumber(env, "PERMIT_SECONDS", 10, { min: 1, max: 300 }),
    carrierLimits: readCarrierLimits(env),
  };
}
