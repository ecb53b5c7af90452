import type { Clock } from "@redial/kernel";
import type { Carrier, DialerStore } from "./ports";

/**
 * Lets calls follow the news of a carrier for as long as it sends any, from where it was left. Every dialer process follows every carrier, whoever
 * placed the call: what one has recorded changes nothing for the next. Ends with the signal; throws when the carrier or the store is lost.
 */
export function followCarrier(store: DialerStore, carrier: Carrier, clock: Clock, owner: string): (signal: AbortSignal) => Promise<void> {
  return async (signal) => {
    for await (const { cursor, news } of carrier.events(await store.cursor(carrier.name), signal)) {
      const now = clock.now();
      await store.follow(
        news.map((one) => ({ ...one, owner, now })),
        { carrier: carrier.name, cursor },
      );
    }
  };
}
