import type { SchedulerStore } from "./ports";

const BATCH = 5_000;

/** Drops calls that no limit looks back at any more, a batch at a time, so that books stay as long as their rules. Answers whether there may be more. */
export function forgetCalls(store: Pick<SchedulerStore, "forgetCalls">): () => Promise<boolean> {
  return async () => (await store.forgetCalls(BATCH)) === BATCH;
}
