import type { Outcome } from "@redial/kernel";
import { suggestForContact, type FailedAction } from "./suggest-action";

/** One dial of a failed contact as far as its export tells it. */
export interface FailedDial {
  outcome: Outcome;
  localHour: number;
  call: { carrierCode: string; startedAt: Date };
}

/** A job that failed: whom it was of, all attempts at it in order, why it ended, and what to do about it. */
export interface FailedContact<Dial extends FailedDial = FailedDial> {
  jobId: string;
  /** Null, and the contacts empty, until the job's planning was heard of. */
  phone: string | null;
  region: string | null;
  contacts: readonly { id: string }[];
  reason: string | null;
  attempts: readonly Dial[];
  action: FailedAction;
  because: string;
}

/** A failed job with the action that its attempts suggest. */
export function failedContact<Dial extends FailedDial>(job: Omit<FailedContact<Dial>, "action" | "because">): FailedContact<Dial> {
  return { ...job, ...suggestForContact(job.attempts) };
}

/** The columns of an export of failed contacts. The first two are also what an audience is imported by; it keeps the others as attributes. */
export const FAILED_COLUMNS = ["phone", "region", "action", "because", "attempts", "outcomes", "lastOutcome", "lastCarrierCode", "lastAttemptAt", "reason", "jobId", "contactIds"] as const;

/** The cells of a failed contact under these columns; lists within a cell are separated by spaces. */
export function failedCells({ phone, region, action, because, attempts, reason, jobId, contacts }: FailedContact): string[] {
  const last = attempts.at(-1);
  const outcomes = attempts.map(({ outcome }) => outcome).join(" ");
  const lastCells = [last?.outcome ?? "", last?.call.carrierCode ?? "", last?.call.startedAt.toISOString() ?? ""];
  return [phone ?? "", region ?? "", action, because, String(attempts.length), outcomes, ...lastCells, reason ?? "", jobId, contacts.map(({ id }) => id).join(" ")];
}

/** The columns of a list of numbers to suppress, as the import of suppressions takes it. */
export const SUPPRESSED_COLUMNS = ["phone", "reason", "expiresAt"] as const;

/** The cells of a failed contact in such a list: suppressed for good, because of what was observed in which program; null without a number. */
export function suppressedCells({ phone, because, attempts }: FailedContact, label: string): string[] | null {
  if (phone === null) return null;
  const times = attempts.length === 1 ? "1 attempt" : `${attempts.length} attempts`;
  return [phone, `${because} (${times} in ${label.slice(0, MOST_LABEL_LETTERS)})`, ""];
}

/** A reason may have 500 characters. */
const MOST_LABEL_LETTERS = 300;
