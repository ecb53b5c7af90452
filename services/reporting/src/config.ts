import { envNumber, readServiceConfig, type Env, type ServiceConfig } from "@redial/platform";

/** What the reporting service must be told to run; each field is explained in the table of README.md. */
export interface ReportingConfig extends ServiceConfig {
  /** How often it looks whether new attempts have taught anything of the hours of a week. */
  learnSeconds: number;
}

/** Reads the service's configuration; refuses what is missing (`CONFIG_MISSING`) or out of bounds (`CONFIG_INVALID`). */
export function loadConfig(env: Env): ReportingConfig {
  return { ...readServiceConfig(env, 4004), learnSeconds: envNumber(env, "LEARN_SECONDS", 60, { min: 1, max: 86_400 }) };
}
