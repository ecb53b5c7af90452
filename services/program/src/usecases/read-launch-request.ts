import { CLOCK_MODES, type ClockMode } from "@redial/kernel";
import type { Place } from "../domain/place";
import { readText, readWord } from "../domain/read-fields";

/** How something is to be launched. The same key means the same launch; without a seed one is chosen. */
export interface LaunchRequest {
  idempotencyKey: string;
  clock: ClockMode;
  seed: string | null;
}

/** Reads it from a document that holds it among other fields; notes every problem, and answers undefined when there is one. */
export function readLaunchRequest(place: Place): LaunchRequest | undefined {
  const idempotencyKey = readText(place.at("idempotencyKey"), { what: "idempotencyKey", max: 200, invalid: "IDEMPOTENCY_KEY_INVALID" });
  const clock = place.at("clock").isAbsent ? "real_time" : readWord(place.at("clock"), CLOCK_MODES, { what: "clock", unknown: "CLOCK_UNKNOWN" });
  const seed = place.at("seed").isAbsent ? null : readText(place.at("seed"), { what: "seed", max: 200, invalid: "SEED_INVALID" });
  if (!idempotencyKey || !clock || seed === undefined) return undefined;
  return { idempotencyKey, clock, seed };
}

/** Whether what was launched under a key differs from what is asked for under it now; a seed that is not asked for never differs. */
export function isLaunchedOtherwise(launched: Pick<LaunchRequest, "clock" | "seed">, { clock, seed }: LaunchRequest): boolean {
  return launched.clock !== clock || (seed !== null && launched.seed !== seed);
}
