import type { ExecutionHalted, Fact } from "@redial/contracts";
import type { ExecutionId, Ids } from "@redial/kernel";
import { appendFacts, decideRows, shareTransaction, sqlTexts, takeIn, type Database, type Rows, type Tx } from "@redial/platform";
import type { AttemptEntry, DueExecution, JobState, OutcomeEvent, SchedulerStore } from "../usecases/ports";
import { insertAttempts, readAttempts } from "./attempt-rows";
import { countForRules, countWaveForRules, type WatchedAttempt } from "./auto-pause-rows";
import { addToCounters, countMove, type CounterChanges } from "./counters";
import { claimDue, takeTurns } from "./due-claim";
import { dueFrontier } from "./due-frontier";
import * as due from "./due-statements";
import { lockExecution, lockVirtualClocks, updateVirtualClock } from "./execution-rows";
import { claimHeld } from "./held-jobs";
import { lockJobs, readJob, selectJobs, updateJobs, type StoredJob } from "./job-rows";
import { openLedger, type CallOutcome, type NumberLedger } from "./number-ledger";
import { holdExecutions, pauseByRule, transactHolding } from "./pause-by-rule";

type JobStore = Pick<SchedulerStore, "decideOutcomes" | "withDueJobs" | "decideDue" | "decideWave" | "decideFinishedWave" | "withUnanswered" | "decideUnanswered" | "withJobsToEnd" | "decideWaiting" | "job" | "attemptsOf">;

/** Who claims goes on while anything is due; another replica that looked at every outcome would only take its time. */
const LEFT_TO_OTHERS_MS = 50;

/** The part of the store that changes jobs. Every change of a job changes the counters of its execution in the same transaction. */
export function jobStore(database: Database, ids: Ids): JobStore {
  const frontier = dueFrontier();
  let elsewhereUntil = -Infinity;
  // Every batch of an execution passes through its row of counters, so that those of several partitions would only wait for each other.
  const decideTogether = shareTransaction<HeardBatch>(TOGETHER, async (heard) => {
    frontier.waitAgain(await transactHolding(database, (tx, toHold) => decideOutcomes(tx, ids, heard, toHold)));
  });
  return {
    decideOutcomes: (batch, rule) => decideTogether({ batch, rule }),

    async withDueJobs(now) {
      if (performance.now() < elsewhereUntil) return [];
      const aheadOnly = frontier.dueAheadOnly(now);
      const beganAt = performance.now();
      const found = await database.rows<DueExecution>(due.selectDueExecutions, [now, ...due.laneValues(frontier.lanes(now)), sqlTexts(aheadOnly)]);
      frontier.foundNoneBut([...aheadOnly, ...found.map(({ id }) => id)], now, performance.now() - beganAt);
      return found;
    },

    decideDue: (executions, now, decide) =>
      database.transact(async (tx) => {
        const claim = await claimDue(tx, executions, now, frontier);
        if (claim.isElsewhere) elsewhereUntil = performance.now() + LEFT_TO_OTHERS_MS;
        if (claim.jobs.length === 0) return 0;
        const ledger = await openLedger(tx, claim.jobs.map((job) => job.state), "request");
        const { jobs, events } = decide(claim.jobs.map((job) => job.state), ledger);
        await claim.spend(jobs);
        await ledger.writeRequested(jobs);
        await write(tx, ids, claim.jobs, jobs, events);
        return claim.jobs.length;
      }),

    decideFinishedWave: (executionId, by) =>
      database.transact(async (tx) => {
        const locked = await lockExecution(tx, executionId);
        if (locked?.state.status !== "running" || locked.facts.inProgress > 0) return;
        const tripped = await countWaveForRules(tx, executionId, by);
        if (tripped) await pauseByRule(tx, ids, [tripped], new Set([executionId]));
      }),

    decideWave: (executionId, decide) =>
      database.transact(async (tx) => {
        const [execution] = (await takeTurns(tx, [executionId])).length > 0 ? await tx.rows<{ lanes: number }>(due.claimVirtual, [executionId]) : [];
        const clock = execution && (await lockVirtualClocks(tx, [executionId])).get(executionId);
        if (!clock) return 0;
        const claimed = await selectJobs(tx, due.claimWave, [executionId, execution.lanes]);
        const ledger = await openLedger(tx, claimed.map((job) => job.state), "request");
        const decision = decide(clock, claimed.map((job) => job.state), ledger);
        await updateVirtualClock(tx, executionId, decision.clock);
        await ledger.writeRequested(decision.jobs);
        await write(tx, ids, claimed, decision.jobs, decision.events);
        return claimed.length;
      }),

    withUnanswered: async (now) => (await database.rows<{ id: string }>(due.selectUnanswered, [now])).map(({ id }) => id),

    decideUnanswered: (executions, now, limit, rule) =>
      database.transact(async (tx) => {
        const running = await tx.rows<{ id: string }>(due.shareUnanswered, [sqlTexts(executions)]);
        const claimed = await selectJobs(tx, due.claimUnanswered, [sqlTexts(running.map(({ id }) => id)), now, limit]);
        const ledger = await openLedger(tx, claimed.map((job) => job.state), "plan");
        return decideClaimed(tx, ids, claimed, (job) => rule(job, ledger));
      }),

    withJobsToEnd: () => database.rows(due.selectWithJobsToEnd),

    decideWaiting: (executionId, limit, rule) => database.transact(async (tx) => decideClaimed(tx, ids, await claimWaiting(tx, executionId, limit), rule)),

    job: (id) => readJob(database, id),

    attemptsOf: (id) => readAttempts(database, id),
  };
}

/** Held jobs wait too; they come last. */
async function claimWaiting(tx: Tx, executionId: string, limit: number): Promise<StoredJob[]> {
  const waiting = await selectJobs(tx, due.claimWaiting, [executionId, limit]);
  return waiting.length < limit ? [...waiting, ...(await selectJobs(tx, claimHeld, [executionId, limit - waiting.length]))] : waiting;
}

const noteHalted = "update execution set halted_revision = greatest(halted_revision, $2) where id = $1";

/** A batch of what the dialer said, with the rule of its use case. */
interface HeardBatch {
  batch: Parameters<SchedulerStore["decideOutcomes"]>[0];
  rule: Parameters<SchedulerStore["decideOutcomes"]>[1];
}

/** A bus has four partitions or more: while the batches of two are committed, those of two others are decided. */
const TOGETHER = { most: 2, atOnce: 2 };

/** The seam for what the dialer says; answers the jobs that wait again. Marks are locked in the order of the partitions, for all who come here alike; then executions, then what belongs to them. */
async function decideOutcomes(tx: Tx, ids: Ids, heard: readonly HeardBatch[], toHold: ReadonlySet<ExecutionId>): Promise<readonly JobState[]> {
  const causes: OutcomeCause[] = [];
  const halted: ExecutionHalted[] = [];
  for (const { batch, rule } of [...heard].sort((a, b) => a.batch.input.partition - b.batch.input.partition)) {
    for (const event of await takeIn(tx, batch)) {
      if (event.type === "execution.halted") halted.push(event.data);
      else causes.push({ event, rule });
    }
  }
  const held = new Set([...toHold, ...halted.map(({ executionId }) => executionId)]);
  await holdExecutions(tx, held);
  for (const { executionId, revision } of halted) await tx.rows(noteHalted, [executionId, revision]);
  const clocks = await lockVirtualClocks(tx, [...new Set(causes.map(({ event }) => event.data.executionId))].sort());
  const lanes = new Map([...clocks].map(([id, clock]) => [id, [...clock.lanes]]));
  const { rows, changes, ledger } = countedRows();
  const made: AttemptEntry[] = [];
  const calls: CallOutcome[] = [];
  const watched: WatchedAttempt[] = [];
  const waitingAgain: JobState[] = [];
  await decideRows(tx, ids, rows, causes, (job, { event, rule }) => {
    const { freesLaneAt, made: attempt, call, watchedBy, ...decision } = rule(job, event, ledger());
    if (attempt) made.push(attempt);
    if (decision.next?.phase === "pending") waitingAgain.push(decision.next);
    if (job && call !== undefined) calls.push({ job, call });
    if (job && attempt && watchedBy) watched.push({ ...attempt, phone: job.phone, isVirtual: job.lane !== null, by: watchedBy });
    if (job && job.lane !== null && freesLaneAt !== undefined) lanes.get(job.executionId)?.splice(job.lane, 1, freesLaneAt);
    return decision;
  });
  await insertAttempts(tx, made);
  if (calls.length > 0) await ledger().writeOutcomes(calls);
  await pauseByRule(tx, ids, await countForRules(tx, watched), held);
  for (const [id, clock] of clocks) await updateVirtualClock(tx, id, { ...clock, lanes: lanes.get(id) ?? clock.lanes });
  await addToCounters(tx, changes);
  return waitingAgain;
}

/** What the dialer said of one attempt, with the rule that decides on it. */
interface OutcomeCause {
  event: OutcomeEvent;
  rule: HeardBatch["rule"];
}

/** The rows of the seam for jobs, which note in `changes` what each write moves between the counters; their numbers are looked up once they are locked. */
function countedRows(): { rows: Rows<JobState, OutcomeCause>; changes: CounterChanges; ledger: () => NumberLedger } {
  const changes: CounterChanges = new Map();
  const counted = new Map<string, StoredJob["counted"]>();
  let opened: NumberLedger | undefined;
  return {
    changes,
    ledger() {
      if (!opened) throw new Error("numbers are looked up when their jobs are locked");
      return opened;
    },
    rows: {
      key: ({ event }) => event.data.jobId,
      async lock(tx, keys) {
        const jobs = await lockJobs(tx, keys);
        for (const job of jobs) counted.set(job.state.id, job.counted);
        opened = await openLedger(tx, jobs.map((job) => job.state), "plan");
        return new Map(jobs.map((job) => [job.state.id, job.state]));
      },
      async write(tx, jobs) {
        await updateJobs(tx, jobs);
        for (const job of jobs) {
          const before = counted.get(job.id);
          if (before) countMove(changes, before, job);
        }
      },
    },
  };
}

/** Applies a rule to each of the claimed jobs and writes all. Answers how many there were. */
async function decideClaimed(tx: Tx, ids: Ids, claimed: readonly StoredJob[], rule: (job: JobState) => { next: JobState; events: readonly Fact[] }): Promise<number> {
  const decisions = claimed.map((job) => rule(job.state));
  await write(tx, ids, claimed, decisions.map((decision) => decision.next), decisions.flatMap((decision) => decision.events));
  return claimed.length;
}

async function write(tx: Tx, ids: Ids, claimed: readonly StoredJob[], jobs: readonly JobState[], events: readonly Fact[]): Promise<void> {
  const counted = new Map(claimed.map((job) => [job.state.id, job.counted]));
  const changes: CounterChanges = new Map();
  for (const job of jobs) {
    const before = counted.get(job.id);
    if (before) countMove(changes, before, job);
  }
  await updateJobs(tx, jobs);
  await appendFacts(tx, ids, events);
  await addToCounters(tx, changes);
}
