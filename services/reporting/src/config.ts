import { readServiceConfig, type Env, type ServiceConfig } from "@redial/platform";

/** What the reporting service must be told to run: what every service must. */
export type ReportingConfig = ServiceConfig;

/** Reads the service's configuration; refuses what is missing (`CONFIG_MISSING`) or out of bounds (`CONFIG_INVALID`). */
export function loadConfig(env: Env): ReportingConfig {
  return readServiceConfig(env, 4004);
}
