import { sqlNumbers, sqlTexts, type Statement } from "@redial/platform";
import type { Lane } from "./due-frontier";
import { JOB_COLUMNS } from "./job-rows";

/** Lanes of `laneValues`, in its order. */
export const LANES = "unnest($2::uuid[], $3::float8[], $4::int[], $5::float8[], $6::int[]) as lane(of_execution, runs_out_at, is_retry, due_at, position)";

/** The jobs of a lane that are due by $1 and were not claimed of it. */
export const AHEAD_IN_LANE = `execution_id = lane.of_execution and state = 0 and runs_out_at = to_timestamp(lane.runs_out_at / 1000) and least(attempt, 1) = lane.is_retry
            and (due_at, position) > (to_timestamp(lane.due_at / 1000), lane.position) and due_at <= to_timestamp($1::float8 / 1000)`;

/** The values $2 to $6. */
export function laneValues(lanes: readonly Lane[]): string[] {
  return [
    sqlTexts(lanes.map(({ executionId }) => executionId)),
    ...(["runsOutAt", "isRetry", "dueAt", "position"] as const).map((column) => sqlNumbers(lanes.map((lane) => lane[column]))),
  ];
}

/** Whether all that an execution has to call at present is there: its audience, or a whole wave of it that is not over. */
const IS_ALL_HERE = "(e.audience_complete or e.waves_planned > e.waves_told)";

/**
 * Running executions that may call and have a reason to: a due job by the wall clock, or, on a virtual clock, a finished wave. With the keys of the
 * limits that those on the wall clock share.
 */
export const selectDueExecutions: Statement = {
  name: "due-executions",
  text: `with ahead as materialized (select distinct of_execution from ${LANES} where exists (select 1 from job where ${AHEAD_IN_LANE}))
    select e.id, e.clock, case e.clock when 'fast_forward' then '{}' else array_remove(array['carrier ' || carrier.id, 'organization ' || organization.id], null) end as "limitedBy"
    from execution e join execution_counters c on c.execution_id = e.id
    left join pace carrier on carrier.scope = 'carrier' and carrier.id = e.carrier
    left join pace organization on organization.scope = 'organization' and organization.id = e.organization_id::text
    where e.ended_at is null and e.status = 'running' and c.pending > 0 and case e.clock
      when 'fast_forward' then ${IS_ALL_HERE} and c.in_progress = 0 and c.pending > c.held
      else c.in_progress < e.max_concurrent_calls
        and case when e.id in (select of_execution from ahead) then true when e.id = any($7::uuid[]) then false
          else exists (select 1 from job j where j.execution_id = e.id and j.state = 0 and least(j.attempt, 1) in (0, 1) and j.due_at <= to_timestamp($1::float8 / 1000)) end end
    order by e.id`,
};

/** The row is share-locked: a change of status waits for the claim, and what was requested before it stands before it in the outbox. */
export const claimVirtual: Statement = {
  name: "due-claim-virtual",
  text: `select e.max_concurrent_calls as lanes
    from execution e join execution_counters c on c.execution_id = e.id
    where e.id = $1 and e.status = 'running' and ${IS_ALL_HERE} and c.in_progress = 0 for share of e`,
};

/**
 * On a virtual clock every waiting job is a candidate, however far ahead; the decision says which belong to the wave. Its order is that of time alone,
 * and time never runs out there: the first of the retries and the first of the others hold the first of all.
 */
export const claimWave: Statement = {
  name: "due-claim-wave",
  text: `select ${JOB_COLUMNS} from (
      select * from (select * from job where execution_id = $1 and state = 0 and runs_out_at = 'infinity' and least(attempt, 1) = 1 order by due_at, position limit $2 for update) retries
      union all
      select * from (select * from job where execution_id = $1 and state = 0 and runs_out_at = 'infinity' and least(attempt, 1) = 0 order by due_at, position limit $2 for update) others) waiting
    order by due_at, position limit $2`,
};

export const selectUnanswered: Statement = {
  name: "unanswered",
  text: `select distinct e.id from job j join execution e on e.id = j.execution_id
    where j.state = 1 and j.lease_until <= to_timestamp($1::float8 / 1000) and e.status = 'running'`,
};

/** Share-locked as for a claim: a change of status, and whoever suppresses a number, waits until what is asked again stands in the outbox. */
export const shareUnanswered: Statement = {
  name: "share-unanswered",
  text: "select id from execution where id = any($1::uuid[]) and status = 'running' order by id for share",
};

export const claimUnanswered: Statement = {
  name: "claim-unanswered",
  text: `select ${JOB_COLUMNS} from job
    where state = 1 and lease_until <= to_timestamp($2::float8 / 1000) and execution_id = any($1::uuid[])
    order by lease_until limit $3 for update skip locked`,
};

export const claimWaiting: Statement = {
  name: "claim-waiting",
  text: `select ${JOB_COLUMNS} from job where execution_id = $1 and state = 0 order by runs_out_at, least(attempt, 1) desc, due_at, position limit $2 for update skip locked`,
};

/** Executions to start, to stop, or with nothing left to do. The stop of a virtual execution shows in its jobs, never on the wall clock. */
export const selectStatusDue: Statement = {
  name: "status-due",
  text: `select e.id from execution e join execution_counters c on c.execution_id = e.id
    where e.ended_at is null and (
      (e.status = 'scheduled' and case e.clock when 'fast_forward' then ${IS_ALL_HERE} else coalesce(e.start_at, e.launched_at) <= to_timestamp($1::float8 / 1000) end)
      or (e.status in ('running', 'paused') and e.clock = 'real_time' and e.stop_at <= to_timestamp($1::float8 / 1000))
      or (e.status <> 'scheduled' and ${IS_ALL_HERE} and c.pending = 0 and c.in_progress = 0))
    order by e.id`,
};

/** Executions that are over, and those on a virtual clock in which nothing can happen any more: all that wait are held, and no one would wait for them. */
export const selectWithJobsToEnd: Statement = {
  name: "jobs-to-end",
  text: `select e.id, case e.status when 'running' then 'zone_unknown' else e.status end as ends from execution e join execution_counters c on c.execution_id = e.id
    where e.ended_at is null and c.pending > 0 and (e.status in ('cancelled', 'stopped')
      or (e.status = 'running' and e.clock = 'fast_forward' and ${IS_ALL_HERE} and c.in_progress = 0 and c.pending = c.held)) order by e.id`,
};
