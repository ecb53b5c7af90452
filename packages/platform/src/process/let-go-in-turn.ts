import { setTimeout as delay } from "node:timers/promises";

/**
 * Lets long connections go while a server drains, one after the other: in the first half of the time none, for balancers have yet to learn to send who comes
 * again elsewhere, and in the second at an even pace, so that not all come again at once. Who comes meanwhile is left for the stop.
 */
export async function letGoInTurn<Client>(clients: () => Iterable<Client>, drainMs: number, letGo: (client: Client) => void): Promise<void> {
  const halfMs = drainMs / 2;
  await delay(halfMs);
  const all = [...clients()];
  const beganAt = performance.now();
  for (const [index, client] of all.entries()) {
    const restMs = beganAt + (index / all.length) * halfMs - performance.now();
    if (restMs > 0) await delay(restMs);
    letGo(client);
  }
}
