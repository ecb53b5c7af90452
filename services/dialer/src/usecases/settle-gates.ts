import { settleGate } from "./gate";
import type { DialerStore } from "./ports";

/**
 * Tells the scheduler that an execution has halted, once its gate is closed and none of its attempts is on its way to a carrier. Gates that a
 * crashed process left waiting are found like any others. Answers how many still wait.
 */
export function settleGates(store: DialerStore): () => Promise<number> {
  return () => store.settleGates(settleGate);
}
