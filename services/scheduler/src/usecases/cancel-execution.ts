import type { Clock } from "@redial/kernel";
import { commandExecution, type ExecutionRequest } from "./change-execution";
import type { SchedulerStore } from "./ports";

/** Ends an execution for good; waiting jobs are skipped by `endWaitingJobs`. Cancelling twice is the same as once. */
export type CancelExecution = (request: ExecutionRequest) => Promise<void>;

export function cancelExecution(store: SchedulerStore, clock: Clock, wake: () => void): CancelExecution {
  return async (request) => {
    await commandExecution(store, request, { kind: "cancel", at: clock.now() });
    wake();
  };
}
