import type { AttemptId, ExecutionId, JobId, JobResult, Outcome, Weekday } from "@redial/kernel";
import type { AttemptSighting, JobSighting, Sightings } from "./sightings";
import { noTotals, type Totals } from "./totals";

/** How many attempts of one number ended with one outcome in one hour of one weekday, by the called person's wall clock. */
export interface Cell {
  attempt: number;
  weekday: Weekday;
  hour: number;
  outcome: Outcome;
  attempts: number;
  talkMs: number;
}

/** What a batch really changed: what the database told after it had left out all that it knew already. */
export interface Changed {
  newJobs: ReadonlySet<JobId>;
  endedJobs: ReadonlySet<JobId>;
  newAttempts: ReadonlySet<AttemptId>;
}

/** What to add to the aggregates: one entry an execution, one entry a cell. */
export interface Increments {
  totals: Map<ExecutionId, Totals>;
  cells: (Cell & { executionId: ExecutionId })[];
}

const RESULT_TOTAL = {
  completed: "completed",
  message_left: "messageLeft",
  failed: "failed",
  skipped: "skipped",
} as const satisfies Record<JobResult, keyof Totals>;

/** Counts what a batch changed and nothing else, so that an event heard again, even after the marks were lost, adds nothing. */
export function countChanges({ jobs, attempts }: Sightings, { newJobs, endedJobs, newAttempts }: Changed): Increments {
  const totals = new Map<ExecutionId, Totals>();
  const cells = new Map<string, Cell & { executionId: ExecutionId }>();
  const of = (executionId: ExecutionId): Totals => {
    const known = totals.get(executionId) ?? noTotals();
    totals.set(executionId, known);
    return known;
  };
  for (const [id, job] of jobs) {
    if (newJobs.has(id)) of(job.executionId).contacts += 1;
    if (endedJobs.has(id)) countEnd(of(job.executionId), job);
  }
  for (const [id, attempt] of attempts) {
    if (!newAttempts.has(id)) continue;
    countAttempt(of(attempt.executionId), attempt);
    addToCell(cells, attempt);
  }
  return { totals, cells: [...cells.values()] };
}

function countEnd(totals: Totals, { ended }: JobSighting): void {
  if (!ended) return;
  totals[RESULT_TOTAL[ended.result]] += 1;
  if (ended.attempts > 0) {
    totals.endedCalled += 1;
    totals.endedAttempts += ended.attempts;
  }
  if (ended.result === "completed") totals.completedAttempts += ended.attempts;
}

function countAttempt(totals: Totals, { record: { attempt, outcome, detail, talkMs } }: AttemptSighting): void {
  totals.calls += 1;
  if (detail === "abandoned") totals.callsAbandoned += 1;
  totals.talkMs += talkMs;
  // Attempts are numbered without gaps, so the second one is made exactly once for every contact that is retried.
  if (attempt === 2) totals.contactsRetried += 1;
  if (attempt > 1 && outcome === "completed") totals.completedAfterRetry += 1;
}

function addToCell(cells: Map<string, Cell & { executionId: ExecutionId }>, { executionId, record, local }: AttemptSighting): void {
  const { attempt, outcome, talkMs } = record;
  const { weekday, hour } = local;
  const key = `${executionId}/${attempt}/${weekday}/${hour}/${outcome}`;
  const cell = cells.get(key) ?? { executionId, attempt, weekday, hour, outcome, attempts: 0, talkMs: 0 };
  cell.attempts += 1;
  cell.talkMs += talkMs;
  cells.set(key, cell);
}
