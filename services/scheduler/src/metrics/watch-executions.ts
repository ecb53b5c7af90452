import { addProbe, gauge, type Database, type Running } from "@redial/platform";

const dueJobs = gauge("redial_due_jobs", "Jobs that may ring now by the wall clock, at most ten thousand an execution, by what they wait for: a line of their execution, its pace or a shared one, or the scheduler.", ["waits_for"]);
const dueOldestSeconds = gauge("redial_due_oldest_seconds", "How long the oldest of them has been due.", ["waits_for"]);
const executions = gauge("redial_executions", "Executions that are not over, by status and its reason.", ["status", "reason"]);

const WAITS_FOR = ["line", "pace", "scheduler"] as const;

/** The index of due jobs has them in the order in which they are served: of a longer backlog the first ten thousand are looked at. */
const DUE = `
  select "waitsFor", sum(jobs)::float8 as jobs, coalesce(extract(epoch from clock_timestamp() - min(oldest)), 0)::float8 as seconds
  from (
    select case when c.in_progress >= e.max_concurrent_calls then 'line'
        when exists (select 1 from pace p where (p.scope, p.id) in (('execution', e.id::text), ('carrier', e.carrier), ('organization', e.organization_id::text))) then 'pace'
        else 'scheduler' end as "waitsFor", due.jobs, due.oldest
    from execution e join execution_counters c on c.execution_id = e.id
    cross join lateral (
      select count(*) as jobs, min(due_at) as oldest from (
        select due_at from job where execution_id = e.id and state = 0 and least(attempt, 1) in (0, 1) and due_at <= clock_timestamp() limit 10000) next) due
    where e.ended_at is null and e.status = 'running' and e.clock = 'real_time' and c.pending > 0) as backlog
  group by 1`;

const STATUSES = `select status, coalesce(status_reason, '') as reason, count(*)::float8 as count from execution where ended_at is null group by 1, 2`;

/** Measures what the executions wait for: the due backlog and its age, and where they stand. */
export function watchExecutions(database: Database): Running {
  return addProbe({
    name: "executions",
    gauges: [dueJobs, dueOldestSeconds, executions],
    async measure() {
      const due = await database.rows<{ waitsFor: string; jobs: number; seconds: number }>(DUE);
      for (const waits_for of WAITS_FOR) {
        const row = due.find(({ waitsFor }) => waitsFor === waits_for);
        dueJobs.set({ waits_for }, row?.jobs ?? 0);
        dueOldestSeconds.set({ waits_for }, row?.seconds ?? 0);
      }
      const statuses = await database.rows<{ status: string; reason: string; count: number }>(STATUSES);
      executions.reset();
      for (const { status, reason, count } of statuses) executions.set({ status, reason }, count);
    },
  });
}
