import type { AttemptStep } from "./attempt-funnel";
import type { BenchmarkBand } from "./benchmark-band";
import { countedRate, type CountedRate } from "./counted-rate";
import type { RetryConversion } from "./retry-conversion";

/** What is remarked, by stable codes. */
export const ADVICE_CODES = ["RETRY_CONVERSION_LOW", "LATE_RETRIES_CONVERT_LITTLE", "CONNECTION_RATE_BELOW_BENCHMARK", "CONNECTION_RATE_ABOVE_BENCHMARK"] as const;

/** A remark on the numbers: a stable code for programs, a sentence for people, the number that led to it beside what it was held against, and what the guide suggests to consider. */
export interface MetricsAdvice {
  code: (typeof ADVICE_CODES)[number];
  message: string;
  measured: CountedRate;
  /** In percent. */
  threshold: number;
  consider: readonly string[];
}

/** What advice is given on. */
export interface AdvisedMetrics {
  retryConversion: RetryConversion;
  funnel: readonly AttemptStep[];
  connection: CountedRate;
  benchmark: BenchmarkBand | null;
  isFinal: boolean;
}

/** The guide's threshold of retry conversion, in percent. */
const LOW_BELOW = 10;
const CONSIDER = ["Different retry timing", "Fewer retries (save resources)", "Different audience segmentation"] as const;

/**
 * The guide's advice where fewer than 10 % of the contacts retried were completed; retries from which on each converts surely less than that; and, once
 * the numbers are final, a connection rate that lies surely outside the guide's band. Surely: the whole Wilson interval does.
 */
export function adviseOnMetrics({ retryConversion, funnel, connection, benchmark, isFinal }: AdvisedMetrics): MetricsAdvice[] {
  return [...onConversion(retryConversion), ...onLateRetries(funnel), ...(isFinal && benchmark ? onBenchmark(connection, benchmark) : [])];
}

function onConversion({ contactsRetried, completedAfterRetry, rate }: RetryConversion): MetricsAdvice[] {
  if (rate === null || rate >= LOW_BELOW) return [];
  const message = `Retries completed ${completedAfterRetry} of the ${contactsRetried} contacts retried, less than ${LOW_BELOW} %.`;
  return [{ code: "RETRY_CONVERSION_LOW", message, measured: countedRate(completedAfterRetry, contactsRetried), threshold: LOW_BELOW, consider: CONSIDER }];
}

/** Said of later retries only: when the first converts no more than that, all of them together are low. */
function onLateRetries(funnel: readonly AttemptStep[]): MetricsAdvice[] {
  const isLow = funnel.map(({ conversion }) => (conversion.interval?.high ?? 100) < LOW_BELOW);
  const late = funnel.slice(isLow.lastIndexOf(false) + 1);
  const from = late[0]?.retry ?? 0;
  if (from < 2) return [];
  const measured = countedRate(total(late, "count"), total(late, "of"));
  const message = `From retry ${from} on, ${measured.of} calls completed ${measured.count} contacts: each retry surely less than ${LOW_BELOW} % of those who were left.`;
  return [{ code: "LATE_RETRIES_CONVERT_LITTLE", message, measured, threshold: LOW_BELOW, consider: ["Fewer retries (save resources)", "Different retry timing"] }];
}

function onBenchmark(measured: CountedRate, { label, low, high }: BenchmarkBand): MetricsAdvice[] {
  if (!measured.interval) return [];
  const found = `${measured.count} of ${measured.of} contacts were completed, ${measured.interval.low.toFixed(1)} to ${measured.interval.high.toFixed(1)} % with 95 % confidence`;
  if (measured.interval.high < low) {
    const consider = ["Different retry timing", "A/B test strategies", "Different audience segmentation"];
    return [{ code: "CONNECTION_RATE_BELOW_BENCHMARK", message: `${found}: below the ${low} to ${high} % that are typical (${label}).`, measured, threshold: low, consider }];
  }
  if (measured.interval.low <= high) return [];
  return [{ code: "CONNECTION_RATE_ABOVE_BENCHMARK", message: `${found}: above the ${low} to ${high} % that are typical (${label}).`, measured, threshold: high, consider: ["Fewer retries (save resources)"] }];
}

function total(steps: readonly AttemptStep[], what: "count" | "of"): number {
  return steps.reduce((sum, { conversion }) => sum + conversion[what], 0);
}
