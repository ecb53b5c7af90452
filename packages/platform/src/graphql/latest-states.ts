import { setTimeout as sleep } from "node:timers/promises";
import type { Changes } from "../store/changes";
import { onceReachable } from "./once-reachable";

export interface LatestStatesOptions<State> {
  changes: Changes;
  /** What is told to have changed whenever the state may have. */
  subject: string;
  /** The state as it is now; null once there is none, which ends the states. */
  read(): Promise<State | null>;
  /** Whether no state will follow this one. */
  isLast(state: State): boolean;
  /** The shortest time from one state to the next. */
  everyMs?: number;
}

/** Four states a second at most. */
export const STATE_EVERY_MS = 250;

/**
 * The state as it is, and after each change as it then is: at most one in `everyMs`, equal ones once, and always the last. Changes that follow each other
 * faster are seen together. After changes that went by unheard, and while the database is away, it looks again. Ends behind the last state, and at once
 * when its reader leaves.
 */
export function latestStates<State>({ changes, subject, read, isLast, everyMs = STATE_EVERY_MS }: LatestStatesOptions<State>): AsyncIterableIterator<State> {
  const leaving = new AbortController();
  let isChanged = true;
  let wake = (): void => undefined;
  let toldAt = -Infinity;
  let told = "";
  const unwatch = changes.watch(subject, () => {
    isChanged = true;
    wake();
  });
  const leave = () => {
    unwatch();
    leaving.abort();
    wake();
  };
  const pause = (ms: number) => sleep(ms, undefined, { signal: leaving.signal }).catch(() => undefined);
  const untilChanged = () => new Promise<void>((resolve) => (wake = resolve));
  const states: AsyncIterableIterator<State> = {
    [Symbol.asyncIterator]: () => states,
    async next() {
      while (!leaving.signal.aborted) {
        if (!isChanged) {
          await untilChanged();
          continue;
        }
        const restMs = toldAt + everyMs - performance.now();
        if (restMs > 0) {
          await pause(restMs);
          continue;
        }
        isChanged = false;
        const state = await onceReachable(read, leaving.signal);
        if (state === null || leaving.signal.aborted) break;
        if (isLast(state)) leave();
        const text = JSON.stringify(state);
        if (text === told) continue;
        [told, toldAt] = [text, performance.now()];
        return { done: false, value: state };
      }
      leave();
      return { done: true, value: undefined };
    },
    async return() {
      leave();
      return { done: true, value: undefined };
    },
  };
  return states;
}
