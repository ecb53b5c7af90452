import type { ExecutionId, Ids } from "@redial/kernel";
import { appendFacts, sqlTexts, type Database, type Statement, type Tx } from "@redial/platform";
import type { Tripped } from "./auto-pause-rows";
import { lockExecution, updateExecution } from "./execution-rows";

/** A transaction met rules of executions that it does not hold. */
class NotHeld extends Error {
  constructor(readonly executions: readonly ExecutionId[]) {
    super(`to be paused, but not held: ${executions.join(", ")}`);
  }
}

/**
 * Runs `work` in a transaction that may pause executions by `pauseByRule`. Whoever changes an execution locks its row before anything that belongs to
 * it; that an outcome meets a rule is known only behind all other locks. So a transaction that meets one is undone, and runs again with those
 * executions in `toHold`. That happens once for each pause; outcomes that meet no rule never wait for an execution, nor it for them.
 */
export async function transactHolding<Answer>(database: Pick<Database, "transact">, work: (tx: Tx, toHold: ReadonlySet<ExecutionId>) => Promise<Answer>): Promise<Answer> {
  const toHold = new Set<ExecutionId>();
  for (;;) {
    try {
      return await database.transact((tx) => work(tx, toHold));
    } catch (error) {
      if (!(error instanceof NotHeld)) throw error;
      for (const id of error.executions) toHold.add(id);
    }
  }
}

const hold: Statement = { name: "execution-hold", text: "select 1 from execution where id = any($1::uuid[]) order by id for update" };

/** Locks the rows of executions, in the order of their ids as claims do. */
export async function holdExecutions(tx: Tx, executions: ReadonlySet<ExecutionId>): Promise<void> {
  if (executions.size > 0) await tx.rows(hold, [sqlTexts([...executions])]);
}

/** Pauses executions whose rules were met, in the transaction that met them; undoes it when that does not hold them all. */
export async function pauseByRule(tx: Tx, ids: Ids, met: readonly Tripped[], held: ReadonlySet<ExecutionId>): Promise<void> {
  const notHeld = met.map(({ executionId }) => executionId).filter((id) => !held.has(id));
  if (notHeld.length > 0) throw new NotHeld(notHeld);
  for (const { executionId, trip, by } of met) {
    const locked = await lockExecution(tx, executionId);
    if (!locked) continue;
    const { next, events } = by.pause(locked.state, trip);
    if (next) await updateExecution(tx, next);
    await appendFacts(tx, ids, events);
  }
}
