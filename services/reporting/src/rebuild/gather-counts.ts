import type { ExecutionId, OrganizationId } from "@redial/kernel";
import type { Database } from "@redial/platform";
import { countChanges, type Recorded } from "../counting/count-changes";
import { noIncrements } from "../counting/count-job";
import type { ExecutionSighting, Sightings } from "../counting/sightings";
import { addIncrements } from "../store/add-increments";

/** Counts that are held in memory, for the tables beside: all count into the same cells, which are then written once for many batches. */
export interface GatheredCounts {
  /** Counts what a committed transaction recorded, and adds what is held when that is of `MOST_HELD` events. */
  count(sightings: Sightings, recorded: Recorded): Promise<void>;
  /** Adds what is held. Throws for ever once some of it was lost: marks tell that it was counted, so these tables must not answer. */
  flush(): Promise<void>;
}

/** Attempts and ends of jobs, each of which counts in a handful of cells: some tens of megabytes. */
const MOST_HELD = 50_000;

/** Gathers counts for a database whose other contents are given up when this process ends before `flush`. */
export function gatherCounts(database: Database): GatheredCounts {
  let increments = noIncrements();
  let organizations = new Map<ExecutionId, OrganizationId>();
  let held = 0;
  let lost: { error: unknown } | undefined;
  const flush = async () => {
    if (lost) throw lost.error;
    const [adding, of] = [increments, organizations];
    [increments, organizations, held] = [noIncrements(), new Map(), 0];
    if (of.size === 0) return;
    try {
      await database.transact((tx) => addIncrements(tx, [...of].map(counted), adding, new Map()));
    } catch (error) {
      lost = { error };
      throw error;
    }
  };
  return {
    flush,
    async count(sightings, recorded) {
      countChanges(sightings, recorded, increments);
      for (const { executionId, organizationId } of sightings.executions.values()) organizations.set(executionId, organizationId);
      held += sightings.attempts.size + sightings.jobs.size;
      if (held >= MOST_HELD) await flush();
    },
  };
}

/** An execution of which only counts are told. */
function counted([executionId, organizationId]: [ExecutionId, OrganizationId]): ExecutionSighting {
  return { executionId, organizationId, programId: null, launched: null, isPlanned: false, change: null };
}
