import type { Clock } from "@redial/kernel";
import { commandExecution, type ExecutionRequest } from "./change-execution";
import type { SchedulerStore } from "./ports";

/** Lets a paused execution call again; `EXECUTION_NOT_PAUSED` when it is not paused. */
export type ResumeExecution = (request: ExecutionRequest) => Promise<void>;

export function resumeExecution(store: SchedulerStore, clock: Clock, wake: () => void): ResumeExecution {
  return async (request) => {
    await commandExecution(store, request, { kind: "resume", at: clock.now() });
    wake();
  };
}
