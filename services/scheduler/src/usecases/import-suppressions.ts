import type { Clock, OrganizationId, Problem } from "@redial/kernel";
import { readSuppression, type Suppression } from "../domain/suppression";
import type { SuppressionRow } from "../domain/suppression-columns";
import { MOST_PHONES } from "./suppress-phones";
import type { SuppressionStore } from "./suppression-store";

/** A row as it was sent. `problem` says that its source could not even be read as one. */
export interface SentSuppression {
  /** The line that it begins on. */
  row: number;
  value: SuppressionRow;
  cells: readonly string[];
  problem?: Problem;
}

/** What became of all rows; a number that comes twice is counted as changed the second time. */
export interface ImportedSuppressions {
  suppressed: number;
  changed: number;
  rejected: number;
}

/** Whose numbers they are, and who hears of rows that are none. Rows without a reason or an expiry take those given here. */
export interface SuppressionImport {
  organizationId: OrganizationId;
  /** The role of the caller's key. */
  by: string;
  reason: string;
  expiresAt: string;
  rows: AsyncIterable<SentSuppression>;
  onRejected(sent: SentSuppression, problem: Problem): Promise<void> | void;
}

/**
 * Suppresses numbers, however many, a thousand a transaction, so that memory does not grow; each thousand is in force before the next is read. Rows that
 * are no suppression are rejected one by one and keep no other out. Sending the same rows again changes nothing.
 */
export type ImportSuppressions = (request: SuppressionImport) => Promise<ImportedSuppressions>;

/** How a file of numbers comes onto the list; see `ImportSuppressions`. */
export function importSuppressions(store: SuppressionStore, clock: Clock): ImportSuppressions {
  return async ({ organizationId, by, reason, expiresAt, rows, onRejected }) => {
    const counts: ImportedSuppressions = { suppressed: 0, changed: 0, rejected: 0 };
    let read: Suppression[] = [];
    const keep = async () => {
      const byPhone = new Map(read.map((one) => [one.phone, one]));
      const { suppressed } = await store.suppress(organizationId, by, clock.now(), [...byPhone.values()]);
      counts.suppressed += suppressed;
      counts.changed += read.length - suppressed;
      read = [];
    };
    for await (const sent of rows) {
      const reading = sent.problem ? { kind: "refused" as const, problem: sent.problem } : readSuppression(withDefaults(sent.value, reason, expiresAt));
      if (reading.kind === "accepted") {
        if (read.push(reading.suppression) === MOST_PHONES) await keep();
        continue;
      }
      counts.rejected += 1;
      await onRejected(sent, reading.problem);
    }
    await keep();
    return counts;
  };
}

function withDefaults(row: SuppressionRow, reason: string, expiresAt: string): SuppressionRow {
  return { ...row, reason: row.reason?.trim() ? row.reason : reason, expiresAt: row.expiresAt?.trim() ? row.expiresAt : expiresAt };
}
