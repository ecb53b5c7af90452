import type { AttemptCount } from "./attempt-funnel";

/**
 * Contacts whose attempt of this number failed in a way that is retried by default: all outcomes but `completed` and `invalid_number`, and `voicemail`
 * where the flow leaves messages. What a strategy says of single outcomes is not told to reporting and so not looked at.
 */
export function retryableLeft(counts: Iterable<AttemptCount>, attempt: number, leavesMessages: boolean): number {
  let left = 0;
  for (const one of counts) {
    if (one.attempt !== attempt || one.outcome === "completed" || one.outcome === "invalid_number") continue;
    if (one.outcome === "voicemail" && leavesMessages) continue;
    left += one.attempts;
  }
  return left;
}
