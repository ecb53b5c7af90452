interface Waiting<Item> {
  item: Item;
  done(): void;
  failed(error: unknown): void;
}

/**
 * Lets several callers share a transaction: what arrives while `atOnce` of them run waits for the next, which takes all of it, up to `most` if that is given. So a burst
 * costs a few large transactions instead of many small ones that wait for each other. Each caller hears how it went for its own item: when a shared
 * transaction throws, each of its items is tried alone, in order, and only those that fail alone have failed.
 */
export function shareTransaction<Item>({ most = Infinity, atOnce }: { most?: number; atOnce: number }, transact: (items: readonly Item[]) => Promise<void>): (item: Item) => Promise<void> {
  let waiting: Waiting<Item>[] = [];
  let running = 0;
  const alone = ({ item, done, failed }: Waiting<Item>) => transact([item]).then(done, failed);
  const run = async () => {
    if (running === atOnce) return;
    running += 1;
    while (waiting.length > 0) {
      const together = waiting.slice(0, most);
      waiting = waiting.slice(most);
      const [only, ...others] = together;
      if (only && others.length === 0) {
        await alone(only);
        continue;
      }
      try {
        await transact(together.map(({ item }) => item));
        for (const { done } of together) done();
      } catch {
        for (const one of together) await alone(one);
      }
    }
    running -= 1;
  };
  return (item) =>
    new Promise<void>((done, failed) => {
      waiting.push({ item, done, failed });
      void run();
    });
}
