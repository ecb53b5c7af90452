import type { Fact } from "@redial/contracts";
import type { Decision, Instant } from "@redial/kernel";
import type { HourCounts } from "@redial/statistics";
import type { Publication } from "./domain/best-times";
import type { LearnedRates, SegmentCounts, Taught } from "./learned-rates";

/** What learning needs from the database. */
export interface RatesStore {
  /** Those with 200 attempts, and two in a hundred, more than when they were last looked at; at most a hundred of them. */
  withNewAttempts(): Promise<Taught[]>;
  /** Applies the rule to what is known and to the attempts that teach at `now`, in one transaction that has both to itself, and writes what follows. */
  decideRates(taught: Taught, now: Instant, rule: (known: LearnedRates, counts: readonly HourCounts[], now: Instant, segments: readonly SegmentCounts[]) => Decision<LearnedRates, Fact>): Promise<void>;
  /** The attempts that teach at `now`, by attempt number and hour of the week. */
  hourCounts(taught: Taught, now: Instant): Promise<HourCounts[]>;
  /** The same of the largest segments of a key, those of values beyond the first hundred of an execution left out, and of `value` if it is told. */
  segmentCounts(taught: Taught, now: Instant, key: string, value?: string): Promise<SegmentCounts[]>;
  /** What was published last; null before that. */
  publication(taught: Taught): Promise<Publication | null>;
}
