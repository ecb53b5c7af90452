import { envNumber, readServiceConfig, type Env, type ServiceConfig } from "@redial/platform";
import { readCarrierLimits, type CarrierLimits } from "./carrier-limits";

/** What the scheduler must be told to run; each field is explained in the table of README.md. */
export interface SchedulerConfig extends ServiceConfig {
  /** How long a dial permit lasts at most; also how long a pause may take to be certain when no dialer answers. */
  permitSeconds: number;
  /** Left out: carriers have no limits. */
  carrierLimits?: CarrierLimits;
}

/** Reads the service's configuration; see the table in README.md. Refuses what is missing or out of bounds. */
export function loadConfig(env: Env): SchedulerConfig {
  return {
    ...readServiceConfig(env, 4002),
    permitSeconds: envNumber(env, "PERMIT_SECONDS", 10, { min: 1, max: 300 }),
    carrierLimits: readCarrierLimits(env),
  };
}
