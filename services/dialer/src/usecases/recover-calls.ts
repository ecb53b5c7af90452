import type { AttemptId, Clock } from "@redial/kernel";
import type { Call } from "../domain/call";
import type { Carriers, DialerStore, Ownership } from "./ports";

export interface RecoveryParts {
  store: DialerStore;
  carriers: Carriers;
  ownership: Ownership;
  clock: Clock;
  /** Attempts of this process whose carrier gave no clear answer. */
  doubts: Set<AttemptId>;
  /** Called when gates may be settled. */
  onChange(): void;
}

const BATCH = 500;
const RECONCILE_WITHIN_MS = 10_000;

/**
 * Clears up what a crash or a lost answer has left open: asks the carrier what became of the calls, takes over those that live, and never dials
 * again. A call of which the carrier can't tell is lost. Throws when a carrier can't be asked; what was cleared by then stays cleared.
 */
export function recoverCalls(parts: RecoveryParts): () => Promise<void> {
  const { store, ownership, doubts, onChange } = parts;
  return async () => {
    for (let doubted = some(doubts); doubted.length > 0; doubted = some(doubts)) {
      await reconcile(parts, await store.openCalls(doubted));
      for (const id of doubted) doubts.delete(id);
      onChange();
    }
    for (const owner of await store.owners()) {
      if (owner === ownership.owner) continue;
      await ownership.ifDead(owner, async () => {
        for (let calls = await store.callsOf(owner, BATCH); calls.length > 0; calls = await store.callsOf(owner, BATCH)) await reconcile(parts, calls);
        onChange();
      });
    }
  };
}

async function reconcile({ store, carriers, ownership, clock }: RecoveryParts, calls: readonly Call[]): Promise<void> {
  for (const name of new Set(calls.map(({ carrier }) => carrier))) {
    const ofCarrier = calls.filter((call) => call.carrier === name);
    const news = await carriers.get(name)?.reconcile(ofCarrier, AbortSignal.timeout(RECONCILE_WITHIN_MS));
    const now = clock.now();
    await store.follow(ofCarrier.map(({ id }) => ({ id, news: news?.get(id) ?? { kind: "lost" }, owner: ownership.owner, now })));
  }
}

function some(ids: ReadonlySet<AttemptId>): AttemptId[] {
  return [...ids].slice(0, BATCH);
}
