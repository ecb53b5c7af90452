import type { Statement } from "@redial/platform";
import { JOB_COLUMNS } from "./job-rows";

/** Running executions that may call and have a reason to: a due job by the wall clock, or, on a virtual clock, a finished wave. */
export const selectDueExecutions: Statement = {
  name: "due-executions",
  text: `select e.id from execution e join execution_counters c on c.execution_id = e.id
    where e.ended_at is null and e.status = 'running' and c.pending > 0 and case e.clock
      when 'fast_forward' then e.audience_complete and c.in_progress = 0
      else c.in_progress < e.max_concurrent_calls
        and exists (select 1 from job j where j.execution_id = e.id and j.state = 0 and j.due_at <= to_timestamp($1::float8 / 1000)) end
    order by e.id`,
};

/**
 * One claimer an execution at a time, whoever else runs, so that the count of free calls holds. The row is share-locked: a change of status waits
 * for the claim, and what was requested before it stands before it in the outbox.
 */
export const claimExecution: Statement = {
  name: "due-claim-execution",
  text: `select e.status, e.max_concurrent_calls - c.in_progress as free, e.audience_complete as "audienceComplete", e.clock
    from execution e join execution_counters c on c.execution_id = e.id
    where e.id = $1 for share of e`,
};

export const claimDueJobs: Statement = {
  name: "due-claim-jobs",
  text: `select ${JOB_COLUMNS} from job
    where execution_id = $1 and state = 0 and due_at <= to_timestamp($2::float8 / 1000)
    order by due_at, position limit $3 for update skip locked`,
};

/** On a virtual clock every waiting job is a candidate, however far ahead; the decision says which belong to the wave. */
export const claimWave: Statement = {
  name: "due-claim-wave",
  text: `select ${JOB_COLUMNS} from job where execution_id = $1 and state = 0 order by due_at, position limit $2 for update`,
};

export const selectUnanswered: Statement = {
  name: "unanswered",
  text: `select distinct e.id from job j join execution e on e.id = j.execution_id
    where j.state = 1 and j.lease_until <= to_timestamp($1::float8 / 1000) and e.status = 'running'`,
};

export const claimUnanswered: Statement = {
  name: "claim-unanswered",
  text: `select ${JOB_COLUMNS} from job
    where state = 1 and lease_until <= to_timestamp($2::float8 / 1000) and execution_id = any($1::uuid[])
    order by lease_until limit $3 for update skip locked`,
};

export const claimWaiting: Statement = {
  name: "claim-waiting",
  text: `select ${JOB_COLUMNS} from job where execution_id = $1 and state = 0 order by due_at, position limit $2 for update skip locked`,
};

/** Executions to start, to stop, or with nothing left to do. The stop of a virtual execution shows in its jobs, never on the wall clock. */
export const selectStatusDue: Statement = {
  name: "status-due",
  text: `select e.id from execution e join execution_counters c on c.execution_id = e.id
    where e.ended_at is null and (
      (e.status = 'scheduled' and case e.clock when 'fast_forward' then e.audience_complete else coalesce(e.start_at, e.launched_at) <= to_timestamp($1::float8 / 1000) end)
      or (e.status in ('running', 'paused') and e.clock = 'real_time' and e.stop_at <= to_timestamp($1::float8 / 1000))
      or (e.status <> 'scheduled' and e.audience_complete and c.pending = 0 and c.in_progress = 0))
    order by e.id`,
};

export const selectWithJobsToEnd: Statement = {
  name: "jobs-to-end",
  text: `select e.id, e.status from execution e join execution_counters c on c.execution_id = e.id
    where e.ended_at is null and e.status in ('cancelled', 'stopped') and c.pending > 0 order by e.id`,
};
