import type { Reason } from "../domain/reason";

/** Ordered reasons as JSON without line breaks: the loop passes them on as they stand, and reads them only to add to them. */
export type KeptReasons = string;

/** No job's reasons grow without bound, however often it is postponed: of longer lists the beginning and the end are kept. */
const MOST_KEPT = 24;

/** The reasons of a plan, to be kept with its job. */
export function keepReasons(reasons: readonly Reason[]): KeptReasons {
  return JSON.stringify(reasons);
}

/** What was kept, in its order. */
export function readReasons(kept: KeptReasons): readonly Reason[] {
  return JSON.parse(kept) as Reason[];
}

/** The reasons of a plan that was moved, with those that moved it behind them; at most 24, of which the first and the last twelve. */
export function addReasons(kept: KeptReasons, added: readonly Reason[]): KeptReasons {
  const all = [...readReasons(kept), ...added];
  return keepReasons(all.length <= MOST_KEPT ? all : [...all.slice(0, MOST_KEPT / 2), ...all.slice(-MOST_KEPT / 2)]);
}
