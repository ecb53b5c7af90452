import type { Outcome } from "@redial/kernel";
import { countedRate, type CountedRate } from "./counted-rate";
import { suggestForOutcome, type FailedAction } from "./suggest-action";

/** Failed contacts whose last attempt ended in one way, as a share of all who failed, and what the guide suggests to do about them. */
export interface FailedOutcome {
  /** Null: they failed without a call. */
  outcome: Outcome | null;
  contacts: CountedRate;
  action: FailedAction;
  because: string;
}

/** The guide's "Failed contacts by outcome", the most frequent first; `failed` are all who failed, those without a call included. */
export function failedOutcomes(counts: ReadonlyMap<Outcome, number>, failed: number): FailedOutcome[] {
  const called = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const rows: [Outcome | null, number][] = [...counts, [null, Math.max(0, failed - called)]];
  return rows
    .filter(([, count]) => count > 0)
    .sort(([, one], [, other]) => other - one)
    .map(([outcome, count]) => ({ outcome, contacts: countedRate(count, Math.max(failed, called)), ...suggestForOutcome(outcome) }));
}
