import { attemptFunnel, type AttemptStep } from "./attempt-funnel";
import { countedRate, type CountedRate } from "./counted-rate";
import { retryConversion, type RetryConversion } from "./retry-conversion";
import type { SegmentCells, SegmentTotals } from "./tally";
import type { Segment } from "./segment";

/** What one segment of the contacts, or for caller ids of the attempts, came to. */
export interface SegmentMetrics extends Segment {
  /** Null for caller ids, which tell attempts apart and not contacts. */
  connection: CountedRate | null;
  contactsFailed: number | null;
  retryConversionRate: RetryConversion | null;
  averageAttempts: number | null;
  totalCalls: number;
  talkSeconds: number;
  /** Completed calls of all calls. */
  calls: CountedRate;
  attemptFunnel: AttemptStep[];
}

/** One row a segment, in the order of the totals; `cells` are those of the same segments by attempt number. */
export function segmentMetrics(totals: readonly SegmentTotals[], cells: readonly SegmentCells[]): SegmentMetrics[] {
  const cellsOf = new Map(cells.map((one) => [nameOf(one), one.cells]));
  return totals.map((segment) => {
    const { key, value, isOther, totals: of } = segment;
    const attempts = cellsOf.get(nameOf(segment)) ?? [];
    const isOfContacts = key !== "caller_id";
    return {
      ...{ key, value, isOther },
      connection: isOfContacts ? countedRate(of.completed, of.contacts) : null,
      contactsFailed: isOfContacts ? of.failed : null,
      retryConversionRate: isOfContacts ? retryConversion(of.contactsRetried, of.completedAfterRetry) : null,
      averageAttempts: of.endedCalled === 0 ? null : of.endedAttempts / of.endedCalled,
      totalCalls: of.calls,
      talkSeconds: of.talkMs / 1000,
      calls: countedRate(attempts.reduce((sum, cell) => sum + (cell.outcome === "completed" ? cell.attempts : 0), 0), of.calls),
      attemptFunnel: isOfContacts ? attemptFunnel(attempts) : [],
    };
  });
}

function nameOf({ value, isOther }: Segment): string {
  return JSON.stringify([value, isOther]);
}
