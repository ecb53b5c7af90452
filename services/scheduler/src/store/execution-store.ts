import type { Ids } from "@redial/kernel";
import { appendFacts, type Database } from "@redial/platform";
import type { SchedulerStore } from "../usecases/ports";
import { RESET_AUTO_PAUSE } from "./auto-pause-rows";
import { selectStatusDue } from "./due-statements";
import { lockExecution, updateExecution } from "./execution-rows";
import { readPacesOver } from "./pace-rows";

/** The part of the store that changes the status of executions. */
export function executionStore(database: Database, ids: Ids): Pick<SchedulerStore, "withStatusDue" | "decideExecution" | "pacesOver" | "haltedRevision"> {
  return {
    withStatusDue: async (now) => (await database.rows<{ id: string }>(selectStatusDue, [now])).map(({ id }) => id),

    decideExecution: (id, decide) =>
      database.transact(async (tx) => {
        const locked = await lockExecution(tx, id);
        if (!locked) return null;
        const { next, events } = decide(locked.state, locked.facts);
        if (next) await updateExecution(tx, next);
        if (next?.status === "running" && locked.state.status === "paused") await tx.rows(RESET_AUTO_PAUSE, [id]);
        await appendFacts(tx, ids, events);
        return { state: next ?? locked.state, facts: locked.facts };
      }),

    pacesOver: (id) => readPacesOver(database, id),

    async haltedRevision(id) {
      const [row] = await database.rows<{ revision: number }>("select halted_revision as revision from execution where id = $1", [id]);
      return row?.revision ?? 0;
    },
  };
}
