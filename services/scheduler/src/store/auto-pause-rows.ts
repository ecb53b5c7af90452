import type { ExecutionId } from "@redial/kernel";
import { sqlTexts, type Statement, type Tx } from "@redial/platform";
import { watchOutcomes, type AutoPauseTrip, type EndedAttempt, type OutcomeWatch } from "../domain/auto-pause";
import type { AutoPause } from "../usecases/ports";

/** An attempt that counts for the auto-pause rules of its execution. */
export interface WatchedAttempt extends EndedAttempt {
  executionId: ExecutionId;
  /** Unlike the id of its job, the same in every run of a virtual clock. */
  phone: string;
  isVirtual: boolean;
  by: AutoPause;
}

/** An execution one of whose rules was met. */
export interface Tripped {
  executionId: ExecutionId;
  trip: AutoPauseTrip;
  by: AutoPause;
}

type WaveAttempt = EndedAttempt & Pick<WatchedAttempt, "phone">;

interface WatchRow extends OutcomeWatch {
  executionId: ExecutionId;
  wave: readonly WaveAttempt[];
}

/** Whoever counts outcomes of an execution holds its row to the end of the transaction, so that of any number of replicas each sees what all before it counted. */
const lock: Statement = {
  name: "auto-pause-lock",
  text: `select execution_id as "executionId", recent, counted, wave, tripped from auto_pause where execution_id = any($1::uuid[]) order by execution_id for update`,
};

const update: Statement = {
  name: "auto-pause-update",
  text: "update auto_pause set recent = $2, counted = $3, wave = $4, tripped = $5 where execution_id = $1",
};

/** A fresh window, for an execution that begins or goes on. */
export const RESET_AUTO_PAUSE = "update auto_pause set recent = '', counted = '{}', wave = '[]', tripped = null where execution_id = $1";

/**
 * Counts attempts, in their order, for the rules of their executions; answers the executions whose rules they have met. The attempts of a virtual
 * clock come in any order, and so wait for the end of their wave.
 */
export async function countForRules(tx: Tx, attempts: readonly WatchedAttempt[]): Promise<Tripped[]> {
  const tripped: Tripped[] = [];
  if (attempts.length === 0) return tripped;
  for (const row of await lockWatches(tx, [...new Set(attempts.map(({ executionId }) => executionId))])) {
    const own = attempts.filter(({ executionId }) => executionId === row.executionId);
    const [first] = own;
    if (!first || row.tripped) continue;
    if (first.isVirtual) {
      await updateWatch(tx, { ...row, wave: [...row.wave, ...own.map(({ outcome, endedAt, phone }) => ({ outcome, endedAt, phone }))] });
      continue;
    }
    const next = watchOutcomes(first.by.rules, row, own);
    await updateWatch(tx, { ...row, ...next });
    if (next.tripped) tripped.push({ executionId: row.executionId, trip: next.tripped, by: first.by });
  }
  return tripped;
}

/** Counts the attempts of a finished wave in the order in which they ended; answers what rule they met, if one. */
export async function countWaveForRules(tx: Tx, executionId: ExecutionId, by: AutoPause): Promise<Tripped | null> {
  const [row] = await lockWatches(tx, [executionId]);
  if (!row || row.wave.length === 0) return null;
  const inOrder = [...row.wave].sort((a, b) => a.endedAt - b.endedAt || (a.phone < b.phone ? -1 : 1));
  const next = watchOutcomes(by.rules, row, inOrder);
  await updateWatch(tx, { ...row, ...next, wave: [] });
  return next.tripped && { executionId, trip: next.tripped, by };
}

/** Makes room for what the rules of a new execution will see. */
export async function insertWatch(tx: Tx, executionId: ExecutionId): Promise<void> {
  await tx.rows("insert into auto_pause (execution_id) values ($1) on conflict do nothing", [executionId]);
}

function lockWatches(tx: Tx, ids: readonly ExecutionId[]): Promise<WatchRow[]> {
  return tx.rows<WatchRow>(lock, [sqlTexts(ids)]);
}

async function updateWatch(tx: Tx, { executionId, recent, counted, wave, tripped }: WatchRow): Promise<void> {
  await tx.rows(update, [executionId, recent, counted, JSON.stringify(wave), tripped && JSON.stringify(tripped)]);
}
