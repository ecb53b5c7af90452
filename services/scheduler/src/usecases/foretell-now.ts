import { Rejection, totalAttempts } from "@redial/kernel";
import type { PlaceParts } from "./place-audience";
import { simulateProgram, type SimulationResult, type SimulationTurns } from "./simulate-program";
import type { SimulationRequest } from "./simulation-request";

/** Simulates at once, while the caller waits. Refuses with SIMULATION_NOT_SMALL what takes longer than a request should, and with SIMULATIONS_BUSY when too many wait. */
export type ForetellNow = (request: SimulationRequest) => Promise<SimulationResult>;

/** Contacts × attempts × runs: a fraction of a second. */
export const MOST_CALLS_AT_ONCE = 80_000;
const MOST_WAITING = 8;

/** Small simulations, one after the other, so that any number of callers holds up the process no more than one does. */
export function foretellNow(parts: PlaceParts, turns: SimulationTurns): ForetellNow {
  let waiting = 0;
  let latest: Promise<unknown> = Promise.resolve();
  return async (request) => {
    const contacts = request.audience.reduce((sum, part) => sum + part.contacts, 0);
    const calls = contacts * totalAttempts(request.retryStrategy) * request.runs;
    if (calls > MOST_CALLS_AT_ONCE) {
      throw new Rejection("SIMULATION_NOT_SMALL", `This could be ${calls} calls, and at most ${MOST_CALLS_AT_ONCE} are simulated at once; use startSimulation.`, ["audience"]);
    }
    if (waiting >= MOST_WAITING) throw new Rejection("SIMULATIONS_BUSY", "Other simulations are being made; ask again in a few seconds.");
    waiting += 1;
    const mine = latest.then(() => simulateProgram(request, parts, turns)).finally(() => (waiting -= 1));
    latest = mine.catch(() => undefined);
    return mine;
  };
}
