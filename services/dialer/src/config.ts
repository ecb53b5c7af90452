import { envText, readServiceConfig, type Env, type ServiceConfig } from "@redial/platform";

/** What the dialer must be told to run; each field is explained in the table of README.md. */
export interface DialerConfig extends ServiceConfig {
  /** Address of the simulated telephone network. */
  simulatedNetworkUrl: string;
}

/** Reads the service's configuration; refuses what is missing (`CONFIG_MISSING`) or out of bounds (`CONFIG_INVALID`). */
export function loadConfig(env: Env): DialerConfig {
  return { ...readServiceConfig(env, 4003), simulatedNetworkUrl: envText(env, "SIMULATED_NETWORK_URL") };
}
