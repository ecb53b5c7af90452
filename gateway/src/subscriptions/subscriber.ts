import type { Clock } from "@redial/kernel";
import type { Told } from "./join-event";

/** Where a subscriber's results go. Behind `end` and `giveUp`, of which one comes, and once, nothing follows. */
export interface Outlet {
  /** Takes results, in their order. Answers whether it takes more now; if not, whoever owns it says so by `resume` once it does. */
  write(results: readonly Told[]): boolean;
  /** All was told, or the reader has left. */
  end(): void;
  /** The reader does not keep up. */
  giveUp(): void;
}

export interface SubscriberOptions {
  clock: Clock;
  /** Each result replaces the one before: a reader that lags gets the last one only. */
  isLatest: boolean;
  outlet: Outlet;
  /** The reader left, or was left. Comes once. */
  onLeave(): void;
}

/** One reader of results, and the few that wait for it. */
export interface Subscriber {
  push(results: readonly Told[]): void;
  /** Nothing follows what waits. */
  end(): void;
  /** The reader takes more. */
  resume(): void;
  /** The reader wants no more. */
  leave(): void;
}

/** How many results may wait for a reader. */
export const MOST_WAITING = 1_000;
/** How long a result may wait where only the last one does. */
export const STALLED_MS = 15_000;

/**
 * Hands results to a reader in its own time, together where several come together. What waits is bounded: of states only the last, of events the next
 * thousand; a reader that takes nothing for fifteen seconds, or lets more pile up, is given up.
 */
export function createSubscriber({ clock, isLatest, outlet, onLeave }: SubscriberOptions): Subscriber {
  let waiting: Told[] = [];
  let waitingSince = 0;
  let takesMore = true;
  let isEnding = false;
  let isOver = false;
  const finish = (say: () => void) => {
    if (isOver) return;
    isOver = true;
    waiting = [];
    onLeave();
    say();
  };
  const leave = () => finish(() => outlet.end());
  const isTooSlow = (more: number) => (isLatest ? waiting.length > 0 && clock.now() - waitingSince > STALLED_MS : waiting.length + more > MOST_WAITING);
  return {
    push(told) {
      const results = isLatest ? told.slice(-1) : told;
      if (isOver || isEnding || results.length === 0) return;
      if (takesMore) {
        takesMore = outlet.write(results);
      } else if (isTooSlow(results.length)) {
        finish(() => outlet.giveUp());
      } else {
        if (waiting.length === 0) waitingSince = clock.now();
        waiting = isLatest ? [...results] : [...waiting, ...results];
      }
    },
    end() {
      isEnding = true;
      if (waiting.length === 0) leave();
    },
    resume() {
      if (isOver) return;
      const results = waiting;
      waiting = [];
      takesMore = results.length === 0 || outlet.write(results);
      if (isEnding) leave();
    },
    leave,
  };
}
