import { Rejection, type Clock } from "@redial/kernel";
import { commandExecution, type ExecutionRequest } from "./change-execution";
import type { SchedulerStore } from "./ports";

/** Pauses an execution; see `pauseExecution`. */
export type PauseExecution = (request: ExecutionRequest) => Promise<void>;

const ASK_EVERY_MS = 20;

export interface PauseParts {
  store: SchedulerStore;
  clock: Clock;
  /** How long a dial permit lasts: by then every permit of the wall clock is worthless, answer or no answer. */
  permitMs: number;
  wait(ms: number): Promise<void>;
}

/**
 * A hard pause. Nothing is requested any more once the status is written; what was requested before is refused by the dialer once it has heard of
 * the pause. The answer waits for the dialer to say so, or for the last permit to expire. An execution on a virtual clock has no permits that
 * expire: when its dialer does not answer, the pause stands but is refused as `PAUSE_UNCONFIRMED`.
 */
export function pauseExecution({ store, clock, permitMs, wait }: PauseParts): PauseExecution {
  return async (request) => {
    const beganAt = clock.now();
    const { state, facts } = await commandExecution(store, request, { kind: "pause", by: "manual", at: beganAt });
    if (facts.inProgress === 0) return;
    const isHalted = async () => (await store.haltedRevision(request.executionId)) >= state.revision;
    while (!(await isHalted())) {
      if (clock.now() - beganAt > permitMs) {
        if (facts.launched.clock === "real_time") return;
        throw new Rejection("PAUSE_UNCONFIRMED", "The execution is paused and nothing more is requested, but the dialer has not confirmed it: calls that were requested before may still begin.", ["id"]);
      }
      await wait(ASK_EVERY_MS);
    }
  };
}
