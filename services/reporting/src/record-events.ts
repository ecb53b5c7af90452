import type { AttemptId, ExecutionId } from "@redial/kernel";
import { takeIn, tellChanges, type Database, type EventBatch, type Tx } from "@redial/platform";
import { countChanges } from "./count-changes";
import type { HeardEvent } from "./heard-events";
import { gatherSightings, type Sightings } from "./sightings";
import { splitBatch } from "./split-batch";
import { addToCells } from "./store/add-to-cells";
import { addToExecutions } from "./store/add-to-executions";
import { writeAttempts } from "./store/write-attempts";
import { writeJobs } from "./store/write-jobs";

/**
 * Step 5 of an attempt's life: what was planned, dialled and decided becomes a line of a call report and a count in the rates.
 * Each part of a batch is one transaction, its marks included: a part that was taken in is passed over when the batch comes again.
 */
export function recordEvents(database: Database): (batch: EventBatch<HeardEvent>) => Promise<void> {
  return async (batch) => {
    for (const part of splitBatch(batch)) {
      await database.transact(async (tx) => record(tx, await takeIn(tx, part)));
    }
  };
}

/** Tables are written in one order by every transaction, and what everyone counts into comes last: the less time others wait for it. */
async function record(tx: Tx, events: readonly HeardEvent[]): Promise<void> {
  const sightings = gatherSightings(events);
  const { newJobs, endedJobs } = await writeJobs(tx, [...sightings.jobs.values()]);
  const newAttempts = await writeAttempts(tx, [...sightings.attempts.values()]);
  const { totals, cells } = countChanges(sightings, { newJobs, endedJobs, newAttempts });
  await addToCells(tx, cells);
  await addToExecutions(tx, [...sightings.executions.values()], totals);
  await tellChanges(tx, attemptsByExecution(sightings, newAttempts));
}

/** The new attempts of every execution that was heard of, in the order in which they were said. */
function attemptsByExecution({ executions, attempts }: Sightings, newAttempts: ReadonlySet<AttemptId>): Map<ExecutionId, AttemptId[]> {
  const byExecution = new Map<ExecutionId, AttemptId[]>([...executions.keys()].map((id) => [id, []]));
  for (const [id, { executionId }] of attempts) if (newAttempts.has(id)) byExecution.get(executionId)?.push(id);
  return byExecution;
}
