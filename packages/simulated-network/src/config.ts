import { envChoice, envNumber, envText, type Env, type LogLevel } from "@redial/platform";
import type { LineLimits } from "./lines";

/** What the network must be told to run; each field is explained in the table of README.md. */
export interface NetworkConfig {
  host: string;
  port: number;
  databaseUrl: string;
  /** CSV file with a call history, for the profile `replay`; null without one. */
  replayFile: string | null;
  speed: number;
  limits: LineLimits;
  logLevel: LogLevel;
}

/** Reads the network's configuration; refuses what is missing (`CONFIG_MISSING`) or out of bounds (`CONFIG_INVALID`). */
export function loadConfig(env: Env): NetworkConfig {
  return {
    host: envText(env, "HOST", "127.0.0.1"),
    port: envNumber(env, "PORT", 0, { min: 0, max: 65_535 }),
    databaseUrl: envText(env, "DATABASE_URL"),
    replayFile: env["REPLAY_FILE"] || null,
    speed: envNumber(env, "SPEED", 1, { min: 1, max: 100_000 }),
    limits: {
      concurrent: envNumber(env, "MOST_CONCURRENT_CALLS", 10_000, { min: 1, max: 1_000_000 }),
      callsPerSecond: envNumber(env, "MOST_CALLS_PER_SECOND", 1_000, { min: 1, max: 1_000_000 }),
    },
    logLevel: envChoice(env, "LOG_LEVEL", ["debug", "info", "warn", "error"], "info"),
  };
}
