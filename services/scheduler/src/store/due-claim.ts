import type { ExecutionId, Instant } from "@redial/kernel";
import { sqlNumbers, sqlTexts, type Statement, type Tx } from "@redial/platform";
import { shareFairly } from "../domain/fair-shares";
import { bucketAfter, roomUnder } from "../domain/pace-limit";
import type { DueExecution, JobState } from "../usecases/ports";
import { claimJobs } from "./claim-jobs";
import type { DueFrontier } from "./due-frontier";
import type { StoredJob } from "./job-rows";
import { countCallsUp, lockPaces, PACE_COLUMNS, paceFrom, updatePaces, type PaceColumns, type PaceRow } from "./pace-rows";

/** The due jobs that a transaction has claimed, and the limits that it holds. */
export interface DueClaim {
  jobs: StoredJob[];
  /** Whether another replica was claiming of every execution that was wanted. */
  isElsewhere: boolean;
  /** Takes the attempts that were requested among the decided jobs from the limits. */
  spend(decided: readonly JobState[]): Promise<void>;
}

/** A claim is a share of a transaction that should take some tens of milliseconds. */
const MOST_CLAIMED = 500;

/**
 * Claims due jobs of executions by the wall clock, as many of each as it may call now: first the limits that they share, then their turns, then
 * their own rows, then jobs. An execution that another replica is serving is left to it. Nothing here waits for another claim.
 */
export async function claimDue(tx: Tx, wanted: readonly DueExecution[], now: Instant, frontier: DueFrontier): Promise<DueClaim> {
  const shared = await lockPaces(tx, [...new Set(wanted.flatMap(({ limitedBy }) => limitedBy))]);
  const held = new Set(shared.map(({ key }) => key));
  const mine = wanted.filter(({ limitedBy }) => limitedBy.every((key) => held.has(key)));
  const ours = mine.length > 0 ? await takeTurns(tx, mine.map(({ id }) => id)) : [];
  const open = await openExecutions(tx, ours);
  const most = new Map<ExecutionId, number>();
  for (const { id, free, pace } of open) most.set(id, Math.min(free, pace ? roomUnder(pace, 0, now) : Infinity, mostOfEach(wanted, shared)));
  const { shares, limits } = shared.length > 0 ? await shareOut(tx, mine, most, shared, now) : { shares: most, limits: [] };
  const served = [...shares].filter(([, calls]) => calls > 0);
  const jobs = await claimJobs(tx, served, now, frontier);
  return {
    jobs,
    isElsewhere: mine.length > 0 && ours.length === 0,
    async spend(decided) {
      const started = new Map<string, number>();
      const note = (key: string) => started.set(key, (started.get(key) ?? 0) + 1);
      const under = new Map(mine.map(({ id, limitedBy }) => [id, limitedBy]));
      for (const { executionId, phase } of decided) if (phase === "in_progress") [`execution ${executionId}`, ...(under.get(executionId) ?? [])].forEach(note);
      const paces = [...limits, ...open.flatMap(({ pace }) => pace ?? [])].filter(({ key }) => started.has(key));
      await updatePaces(tx, paces.map((pace) => ({ ...pace, bucket: bucketAfter(pace, now, started.get(pace.key) ?? 0) })));
    },
  };
}

/** Without limits that they share each takes the same part of a claim at most, and so the small ones are done first. */
function mostOfEach(wanted: readonly DueExecution[], shared: readonly PaceRow[]): number {
  return shared.length > 0 ? MOST_CLAIMED : Math.max(1, Math.floor(MOST_CLAIMED / wanted.length));
}

/** Shares the room under the limits among the executions that have jobs due. */
async function shareOut(tx: Tx, mine: readonly DueExecution[], most: ReadonlyMap<ExecutionId, number>, shared: readonly PaceRow[], now: Instant): Promise<{ shares: ReadonlyMap<string, number>; limits: PaceRow[] }> {
  const callsUp = await countCallsUp(tx, shared.map(({ key }) => key));
  const due = new Map((await tx.rows<{ id: string; due: number }>(countDue, [sqlTexts([...most.keys()]), sqlNumbers([...most.values()]), now])).map((row) => [row.id, row.due]));
  const { shares, lastServed } = shareFairly(
    mine.map(({ id, limitedBy }) => ({ id, most: due.get(id) ?? 0, under: limitedBy })),
    shared.map((pace) => ({ key: pace.key, room: Math.min(MOST_CLAIMED, roomUnder(pace, callsUp.get(pace.key) ?? 0, now)), lastServed: pace.lastServed })),
  );
  return { shares, limits: shared.map((pace) => ({ ...pace, lastServed: lastServed.get(pace.key) ?? null })) };
}

const turns: Statement = {
  name: "due-turns",
  text: "select w.id from unnest($1::uuid[]) as w(id) where pg_try_advisory_xact_lock(hashtextextended(w.id::text, 1))",
};

/**
 * One claimer an execution at a time, whoever else runs, so that the count of free calls, and what is left of its pace, hold. A statement of its own:
 * what is read after it is read after the claimer before has committed. Answers the executions whose turn is now ours.
 */
export async function takeTurns(tx: Tx, ids: readonly ExecutionId[]): Promise<ExecutionId[]> {
  return (await tx.rows<{ id: string }>(turns, [sqlTexts(ids)])).map(({ id }) => id);
}

interface OpenExecution {
  id: ExecutionId;
  free: number;
  pace: PaceRow | null;
}

/** The executions that may call and whose turn it is ours to serve, with how many more calls they may have up. */
async function openExecutions(tx: Tx, ours: readonly ExecutionId[]): Promise<OpenExecution[]> {
  if (ours.length === 0) return [];
  const rows = await tx.rows<{ id: string; free: number } & PaceColumns>(claimExecutions, [sqlTexts(ours)]);
  return rows.map(({ id, free, ...pace }) => ({ id, free, pace: pace.key === null ? null : paceFrom(pace) }));
}

/** The rows are share-locked: a change of status waits for the claim, and what was requested before it stands before it in the outbox. */
const claimExecutions: Statement = {
  name: "due-claim-executions",
  text: `select e.id, e.max_concurrent_calls - c.in_progress as free, ${PACE_COLUMNS}
    from execution e join execution_counters c on c.execution_id = e.id left join pace p on p.scope = 'execution' and p.id = e.id::text
    where e.id = any($1::uuid[]) and e.status = 'running' and c.in_progress < e.max_concurrent_calls
    order by e.id for share of e`,
};

const countDue: Statement = {
  name: "due-count",
  text: `select w.id, (select count(*)::int from (
      select 1 from job j where j.execution_id = w.id and j.state = 0 and least(j.attempt, 1) in (0, 1) and j.due_at <= to_timestamp($3::float8 / 1000) limit w.most) found) as due
    from unnest($1::uuid[], $2::int[]) as w(id, most)`,
};
