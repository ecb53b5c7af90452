/** One part that waits for its turn. */
interface Waiting<Part> {
  part: Part;
  done(): void;
  failed(error: unknown): void;
}

/**
 * Lets parts that arrive while others are handled wait, and hands all that wait over together, so that what they share is done once. At most `sideBySide` calls run at a time.
 * When several fail together each is handled alone, so that one never fails for another.
 */
export function together<Part>(handle: (parts: readonly Part[]) => Promise<void>, sideBySide: number): (part: Part) => Promise<void> {
  const waiting: Waiting<Part>[] = [];
  let running = 0;
  const run = async (taken: readonly Waiting<Part>[]): Promise<void> => {
    try {
      await handle(taken.map(({ part }) => part));
      for (const { done } of taken) done();
    } catch (error) {
      if (taken.length > 1) for (const one of taken) await run([one]);
      else taken[0]?.failed(error);
    }
  };
  const go = (): void => {
    while (running < sideBySide && waiting.length > 0) {
      running += 1;
      void run(waiting.splice(0)).then(() => {
        running -= 1;
        go();
      });
    }
  };
  return (part) =>
    new Promise((done, failed) => {
      waiting.push({ part, done, failed });
      go();
    });
}
