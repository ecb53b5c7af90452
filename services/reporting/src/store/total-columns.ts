import type { Totals } from "../domain/totals";

/** The column of each total. */
export const TOTAL_COLUMNS = {
  contacts: "contacts",
  completed: "completed",
  messageLeft: "message_left",
  failed: "failed",
  skipped: "skipped",
  calls: "calls",
  talkMs: "talk_ms",
  callsAbandoned: "calls_abandoned",
  contactsRetried: "contacts_retried",
  completedAfterRetry: "completed_after_retry",
  endedCalled: "ended_called",
  endedAttempts: "ended_attempts",
  completedAttempts: "completed_attempts",
} as const satisfies Record<keyof Totals, string>;
