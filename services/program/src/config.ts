import { readServiceConfig, type Env, type ServiceConfig } from "@redial/platform";

/** What the program service must be told to run: what every service must. */
export type ProgramConfig = ServiceConfig;

/** Reads the service's settings; the README's table says what each means. Refuses with `CONFIG_MISSING` or `CONFIG_INVALID`. */
export function loadConfig(env: Env): ProgramConfig {
  return readServiceConfig(env, 4001);
}
