import { SECOND_MS, type Clock } from "@redial/kernel";
import type { PlaceParts } from "./place-audience";
import { simulateProgram, type SimulationTurns } from "./simulate-program";
import type { ClaimedSimulation, SimulationStore } from "./simulation-ports";

export interface PlayParts extends PlaceParts {
  store: SimulationStore;
  clock: Clock;
  turns: SimulationTurns;
  /** Whether the process is about to stop. */
  isStopping: () => boolean;
  /** Told of a simulation that could not be played. */
  onFailure: (error: unknown) => void;
}

/** How long a player that says nothing is taken to be alive. */
const LEASE_MS = 30 * SECOND_MS;
const PROGRESS_EVERY_MS = 500;
/** A simulation that nobody could finish so often would bring down the next as well. */
const MOST_CLAIMS = 3;

class GivenUp extends Error {}

/**
 * Plays the simulation that has waited longest, whoever started it, and forgets those that expired. One whose player died is played again from its
 * beginning, with the same result. Answers whether there was one.
 */
export function playSimulations({ store, clock, turns, isStopping, onFailure, ...places }: PlayParts): () => Promise<boolean> {
  return async () => {
    const now = clock.now();
    await store.forgetExpired(now);
    const claimed = await store.claim(now, now + LEASE_MS, MOST_CLAIMS);
    if (!claimed) return false;
    let notedAt = turns.elapsedMs();
    const next = async (progress: number) => {
      if (isStopping()) throw new GivenUp();
      if (turns.elapsedMs() - notedAt > PROGRESS_EVERY_MS) {
        notedAt = turns.elapsedMs();
        if (!(await store.noteProgress(claimed, progress, clock.now() + LEASE_MS))) throw new GivenUp();
      }
      await turns.next(progress);
    };
    await play(claimed, next);
    return true;
  };

  async function play(claimed: ClaimedSimulation, next: SimulationTurns["next"]): Promise<void> {
    try {
      const result = await simulateProgram(claimed.request, places, { elapsedMs: () => turns.elapsedMs(), next });
      await store.end(claimed, { result });
    } catch (error) {
      if (error instanceof GivenUp) return store.release(claimed);
      onFailure(error);
      await store.end(claimed, { failure: "This could not be simulated; it was logged." });
    }
  }
}
