import { OUTCOMES, type AutoPauseRule, type Instant, type Outcome } from "@redial/kernel";
import { freshWatch, outcomeCounter, type AutoPauseTrip } from "../auto-pause";
import { jobQueue } from "./job-queue";

/** The calls that are up, for the auto-pause rules, which count calls in the order in which they end. */
export interface PauseWatch {
  /** A contact's call has begun, and will end so. */
  begin(contact: number, outcome: Outcome, endedAt: Instant): void;
  /** Counts the calls that have ended by `at`, which must not fall; answers what rule they have met, null when none. */
  tripBy(at: Instant): AutoPauseTrip | null;
}

const NOTHING: PauseWatch = { begin: () => undefined, tripBy: () => null };
const OUTCOME_NUMBER = new Map(OUTCOMES.map((outcome, index) => [outcome, index]));

/** Watches the calls of contacts numbered from 0 to `contacts` - 1, each with one call up at most. */
export function pauseWatch(rules: readonly AutoPauseRule[], contacts: number): PauseWatch {
  if (rules.length === 0) return NOTHING;
  const counter = outcomeCounter(rules, freshWatch);
  const up = jobQueue(contacts);
  const outcomes = new Uint8Array(contacts);
  return {
    begin(contact, outcome, endedAt) {
      outcomes[contact] = OUTCOME_NUMBER.get(outcome) ?? 0;
      up.add(contact, endedAt);
    },
    tripBy(at) {
      while (up.size() > 0) {
        const contact = up.first();
        const endedAt = up.firstDueAt();
        if (endedAt > at) break;
        up.removeFirst();
        const trip = counter.add({ outcome: OUTCOMES[outcomes[contact]!]!, endedAt });
        if (trip) return trip;
      }
      return null;
    },
  };
}
