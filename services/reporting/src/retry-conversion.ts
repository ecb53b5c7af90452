import { percentOf } from "./connection-rate";

/** How well retries turn failure into success: contacts tried at least twice, those of them completed by a retry, and the rate in percent (null when none was retried). */
export interface RetryConversion {
  contactsRetried: number;
  completedAfterRetry: number;
  rate: number | null;
}

/** A remark on the numbers: a stable code for programs, a sentence for people, and what the guide suggests to consider. */
export interface MetricsAdvice {
  code: "RETRY_CONVERSION_LOW";
  message: string;
  consider: readonly string[];
}

/** The guide's threshold, in percent. */
const LOW_BELOW = 10;
const CONSIDER = ["Different retry timing", "Fewer retries (save resources)", "Different audience segmentation"] as const;

/** The guide's formula: contacts completed after a retry / contacts retried × 100. */
export function retryConversion(contactsRetried: number, completedAfterRetry: number): RetryConversion {
  return { contactsRetried, completedAfterRetry, rate: percentOf(completedAfterRetry, contactsRetried) };
}

/** The guide's advice where fewer than 10 % of the contacts retried were completed; nothing where none was retried. */
export function adviseOnRetries({ contactsRetried, completedAfterRetry, rate }: RetryConversion): MetricsAdvice[] {
  if (rate === null || rate >= LOW_BELOW) return [];
  const message = `Retries completed ${completedAfterRetry} of the ${contactsRetried} contacts retried, less than ${LOW_BELOW} %.`;
  return [{ code: "RETRY_CONVERSION_LOW", message, consider: CONSIDER }];
}
