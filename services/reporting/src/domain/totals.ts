/** What an execution, or several together, came to. Whole numbers from 0; everything shown of a report follows from these and the cells. */
export interface Totals {
  /** Jobs ever heard of. */
  contacts: number;
  completed: number;
  messageLeft: number;
  failed: number;
  skipped: number;
  /** Attempts that were made. */
  calls: number;
  talkMs: number;
  /** Attempts that were answered and on which nobody spoke. */
  callsAbandoned: number;
  /** Jobs with a second attempt. */
  contactsRetried: number;
  /** Jobs completed by an attempt after the first. */
  completedAfterRetry: number;
  /** Jobs that are over and had at least one attempt, and the sum of their attempts. */
  endedCalled: number;
  endedAttempts: number;
  /** The sum of the attempts of completed jobs. */
  completedAttempts: number;
}

/** The names of all totals, in the order in which statements carry them. */
export const TOTALS = [
  "contacts",
  "completed",
  "messageLeft",
  "failed",
  "skipped",
  "calls",
  "talkMs",
  "callsAbandoned",
  "contactsRetried",
  "completedAfterRetry",
  "endedCalled",
  "endedAttempts",
  "completedAttempts",
] as const satisfies readonly (keyof Totals)[];

/** The beginning of every count. */
export function noTotals(): Totals {
  return {
    contacts: 0,
    completed: 0,
    messageLeft: 0,
    failed: 0,
    skipped: 0,
    calls: 0,
    talkMs: 0,
    callsAbandoned: 0,
    contactsRetried: 0,
    completedAfterRetry: 0,
    endedCalled: 0,
    endedAttempts: 0,
    completedAttempts: 0,
  };
}

/** Contacts that are waiting, being called or waiting for a retry: whatever is not over. Never negative, for a job is counted when first heard of. */
export function contactsOpen({ contacts, completed, messageLeft, failed, skipped }: Totals): number {
  return contacts - completed - messageLeft - failed - skipped;
}
