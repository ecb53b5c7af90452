import type { Clock } from "@redial/kernel";
import type { RatesStore } from "./rates-store";
import { learnRates } from "./learned-rates";

/** A round of learning: whoever has made enough new attempts is looked at, and what is news is published. Answers whether there may be more to look at. */
export function publishRates(store: RatesStore, clock: Clock): () => Promise<boolean> {
  return async () => {
    const taught = await store.withNewAttempts();
    for (const one of taught) await store.decideRates(one, clock.now(), learnRates);
    return false;
  };
}
