import { percentOf } from "./connection-rate";

/** How well retries turn failure into success: contacts tried at least twice, those of them completed by a retry, and the rate in percent (null when none was retried). */
export interface RetryConversion {
  contactsRetried: number;
  completedAfterRetry: number;
  rate: number | null;
}

/** The guide's formula: contacts completed after a retry / contacts retried × 100. */
export function retryConversion(contactsRetried: number, completedAfterRetry: number): RetryConversion {
  return { contactsRetried, completedAfterRetry, rate: percentOf(completedAfterRetry, contactsRetried) };
}
