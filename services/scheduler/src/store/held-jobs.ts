import type { Ids } from "@redial/kernel";
import { appendFacts, sqlTexts, type Database, type Statement, type Tx } from "@redial/platform";
import type { JobState, SchedulerStore } from "../usecases/ports";
import { addToCounters, countMove, type CounterChanges } from "./counters";
import { JOB_COLUMNS, selectJobs, updateJobs } from "./job-rows";

/** Held jobs in the order of the audience. What someone else has in hand is left to them. */
export const claimHeld: Statement = {
  name: "claim-held",
  text: `select ${JOB_COLUMNS} from job where execution_id = $1 and state = 3 order by position limit $2 for update skip locked`,
};

/** Those of the numbers whose jobs are held; a row that is locked is waited for, since each of the numbers must be answered for. */
const claimNumbers: Statement = {
  name: "claim-held-numbers",
  text: `select ${JOB_COLUMNS} from job where execution_id = $1 and state = 3 and phone = any($3::text[]) order by position limit $2 for update`,
};

const updatePlaces: Statement = {
  name: "job-places",
  text: "update job j set place = n.place from unnest($1::uuid[], $2::text[]) as n(id, place) where j.id = n.id",
};

/** The part of the store that lets held jobs go: the only change that ever moves a job to another place. */
export function heldJobs(database: Database, ids: Ids): Pick<SchedulerStore, "decideHeld"> {
  return {
    decideHeld: (executionId, phones, limit, rule) =>
      database.transact(async (tx) => {
        const held = phones ? await selectJobs(tx, claimNumbers, [executionId, limit, sqlTexts(phones)]) : await selectJobs(tx, claimHeld, [executionId, limit]);
        const decisions = rule(held.map((job) => job.state));
        const jobs = decisions.map(({ next }) => next);
        const changes: CounterChanges = new Map();
        jobs.forEach((job, index) => held[index] && countMove(changes, held[index].counted, job));
        await writePlaces(tx, jobs);
        await updateJobs(tx, jobs);
        await appendFacts(tx, ids, decisions.flatMap(({ events }) => [...events]));
        await addToCounters(tx, changes);
        return held.length;
      }),
  };
}

async function writePlaces(tx: Tx, jobs: readonly JobState[]): Promise<void> {
  if (jobs.length > 0) await tx.rows(updatePlaces, [sqlTexts(jobs.map((job) => job.id)), sqlTexts(jobs.map((job) => job.place))]);
}
