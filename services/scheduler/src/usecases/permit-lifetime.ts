import { SECOND_MS } from "@redial/kernel";
import type { ExecutionPolicy } from "./execution-policies";

/** The longest permit where calls are paced. */
export const PACED_PERMIT_MS = 2 * SECOND_MS;

/**
 * How long a permit of an execution lasts at most. The pace holds when attempts are requested; a dialer that stalled and goes on rings at once whatever
 * still has a permit. Under a pace permits are therefore short: such a burst is of `callsPerSecond` × 2.1 + 1 calls at most, and what is older is refused
 * and planned again, under the pace. Much shorter ones would be refused by dialers that are merely busy.
 */
export function permitLifetimeMs({ execution }: Pick<ExecutionPolicy, "execution">, permitMs: number, sharesLimit: boolean): number {
  const isPaced = sharesLimit || execution.snapshot.callsPerSecond !== undefined;
  return isPaced ? Math.min(permitMs, PACED_PERMIT_MS) : permitMs;
}
