import { Rejection } from "@redial/kernel";
import type { Changes } from "../store/changes";
import { onceReachable } from "./once-reachable";

/** Stands among events for those that went by unheard. */
export class EventsMissed {}

export interface EveryEventOptions<Event> {
  changes: Changes;
  /** Whose changes are events; each detail that is told of one names an event. */
  subject: string;
  /** The events of these names, in their order. */
  read(names: readonly string[]): Promise<readonly Event[]>;
  /** Whether events may have gone by before the first. */
  isResumed: boolean;
  /** How many may wait for a slow reader before they are given up. */
  mostWaiting?: number;
}

const MOST_READ = 200;

/**
 * Every event of a subject from now on, once, in the order in which they were committed. Where some went by unheard, or waited for their reader until they
 * were too many, stands one `EventsMissed`. Ends only when its reader leaves.
 */
export function everyEvent<Event>({ changes, subject, read, isResumed, mostWaiting = 10_000 }: EveryEventOptions<Event>): AsyncIterableIterator<Event | EventsMissed> {
  const leaving = new AbortController();
  let names: string[] = [];
  let loaded: Event[] = [];
  let areMissed = isResumed;
  let wake = (): void => undefined;
  const unwatch = changes.watch(subject, (heard) => {
    if (heard.kind === "changed") names.push(...heard.details);
    if (heard.kind === "missed" || names.length > mostWaiting) [names, areMissed] = [[], true];
    wake();
  });
  const leave = () => {
    unwatch();
    leaving.abort();
    wake();
  };
  const untilHeard = () => new Promise<void>((resolve) => (wake = resolve));
  const events: AsyncIterableIterator<Event | EventsMissed> = {
    [Symbol.asyncIterator]: () => events,
    async next() {
      while (!leaving.signal.aborted) {
        const value = loaded.shift();
        if (value !== undefined) return { done: false, value };
        if (areMissed) {
          areMissed = false;
          return { done: false, value: new EventsMissed() };
        }
        if (names.length === 0) {
          await untilHeard();
          continue;
        }
        const next = names.splice(0, MOST_READ);
        loaded = [...((await onceReachable(() => read(next), leaving.signal)) ?? [])];
      }
      return { done: true, value: undefined };
    },
    async return() {
      leave();
      return { done: true, value: undefined };
    },
  };
  return events;
}

/** The event, or the refusal `EVENTS_MISSED` in its place, after which the events go on. */
export function seenEvent<Event>(event: Event | EventsMissed): Event {
  if (!(event instanceof EventsMissed)) return event;
  throw new Rejection("EVENTS_MISSED", "Some events went by while they could not be heard; read what they changed. Those that follow are told again.");
}
