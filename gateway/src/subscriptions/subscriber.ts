import type { Clock } from "@redial/kernel";
import type { Told } from "./join-event";

export interface SubscriberOptions {
  clock: Clock;
  /** Each result replaces the one before: a reader that lags gets the last one only. */
  isLatest: boolean;
  /** The reader left, or was left. Comes once. */
  onLeave(): void;
  /** The reader does not keep up; it gets nothing more. */
  onTooSlow(): void;
}

/** One reader of results, and the few that wait for it. */
export interface Subscriber extends AsyncIterableIterator<Told> {
  push(result: Told): void;
  /** Nothing follows what waits. */
  end(): void;
}

/** How many results may wait for a reader. */
export const MOST_WAITING = 1_000;
/** How long a result may wait where only the last one does. */
export const STALLED_MS = 15_000;

/**
 * Hands results to a reader in its own time. What waits is bounded: of states only the last, of events the next thousand; a reader that takes nothing for
 * fifteen seconds, or lets more pile up, is given up. Leaving is not held up by a result that is waited for.
 */
export function createSubscriber({ clock, isLatest, onLeave, onTooSlow }: SubscriberOptions): Subscriber {
  const waiting: Told[] = [];
  let reader: ((next: IteratorResult<Told>) => void) | undefined;
  let waitingSince = 0;
  let isEnded = false;
  let hasLeft = false;
  const done: IteratorReturnResult<undefined> = { done: true, value: undefined };
  const leave = () => {
    isEnded = true;
    waiting.length = 0;
    reader?.(done);
    reader = undefined;
    if (hasLeft) return;
    hasLeft = true;
    onLeave();
  };
  const isTooSlow = () => (isLatest ? waiting.length > 0 && clock.now() - waitingSince > STALLED_MS : waiting.length >= MOST_WAITING);
  const subscriber: Subscriber = {
    [Symbol.asyncIterator]: () => subscriber,
    push(result) {
      if (isEnded) return;
      if (reader) {
        reader({ done: false, value: result });
        reader = undefined;
      } else if (isTooSlow()) {
        leave();
        onTooSlow();
      } else if (isLatest && waiting.length > 0) {
        waiting[0] = result;
      } else {
        waiting.push(result);
        waitingSince = clock.now();
      }
    },
    end() {
      isEnded = true;
      if (waiting.length === 0) leave();
    },
    async next() {
      const value = waiting.shift();
      if (value) return { done: false, value };
      if (!isEnded) return new Promise((resolve) => (reader = resolve));
      leave();
      return done;
    },
    async return() {
      leave();
      return done;
    },
  };
  return subscriber;
}
