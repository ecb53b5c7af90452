import type { RunningSystem } from "@redial/start";

/** What the telephone network itself counted of an execution, as the witness of what rang. */
export interface LedgerCount {
  attempts: number;
  placings: number;
  placedTwice: number;
  /** Calls placed at or after the asked instant of the wall clock; null when none was asked. */
  placedAfter: number | null;
}

/** Asks the carrier's ledger for the calls of an execution. */
export async function ledgerCount(system: Pick<RunningSystem, "urls">, executionId: string, after?: Date): Promise<LedgerCount> {
  const query = new URLSearchParams({ tag: executionId, ...(after && { after: after.toISOString() }) });
  const response = await fetch(`${system.urls.network}/ledger/summary?${query}`);
  if (!response.ok) throw new Error(`the ledger answered ${response.status}`);
  return (await response.json()) as LedgerCount;
}
