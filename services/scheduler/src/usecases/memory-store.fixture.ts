import { instantOf, type ExecutionId } from "@redial/kernel";
import { fakeClock } from "@redial/testing";
import { NOTHING_KNOWN } from "./number-limits";
import type { ExecutionFacts, ExecutionState, JobPhase, JobState, LaunchedExecution, SchedulerStore } from "./ports";
import type { Stand, Standing } from "./scheduler-run.fixture";

interface Kept {
  launched: LaunchedExecution;
  state: ExecutionState;
  complete: boolean;
  cutByStop: number;
}

/** A store in memory for executions by the wall clock without limits, to run the rules thousands of times: it keeps what the rules decide, and says what stands there. */
export function memoryStand(): Stand {
  const executions = new Map<ExecutionId, Kept>();
  const jobs = new Map<string, JobState>();
  let reached = new Map<string, number>();
  const kept = (id: ExecutionId) => executions.get(id) ?? missing();
  const of = (id: ExecutionId, phase: JobPhase) => [...jobs.values()].filter((job) => job.executionId === id && job.phase === phase);
  const isRunning = (id: ExecutionId) => kept(id).state.status === "running";
  const isDue = (id: ExecutionId, now: number) => isRunning(id) && of(id, "pending").some((job) => job.dueAt <= now);
  const free = (id: ExecutionId) => kept(id).launched.snapshot.maxConcurrentCalls - of(id, "in_progress").length;
  const facts = (id: ExecutionId): ExecutionFacts => {
    const { launched, complete, cutByStop } = kept(id);
    const all = [...jobs.values()].filter((job) => job.executionId === id);
    const waves = { wavesPlanned: 0, contacts: all.length, contactsCompleted: all.filter(({ result }) => result === "completed").length };
    return { launched, audienceComplete: complete, ...waves, pending: of(id, "pending").length, inProgress: of(id, "in_progress").length, cutByStop, virtualEnd: null };
  };
  const write = (job: JobState) => {
    if (!jobs.has(job.id)) throw new Error("a decision made a job of its own");
    jobs.set(job.id, job);
  };
  /** As the inbox does: what was taken in before is not taken in again. */
  const isFresh = (topic: string, sequence: number) => {
    const fresh = sequence > (reached.get(topic) ?? 0);
    if (fresh) reached = new Map(reached).set(topic, sequence);
    return fresh;
  };

  const store: SchedulerStore = {
    launched: async (ids) => new Map(ids.flatMap((id) => (executions.has(id) ? [[id, kept(id).launched]] : []))),
    async takeInLaunches({ input, events }, open, plan, withdraw) {
      for (const { sequence, event } of events) {
        if (!isFresh(input.topic, sequence)) continue;
        if (event.type === "execution.launched") {
          const { executionId: id, programId, clock, seed, launchedAt, snapshot } = event.data;
          const at = (text: string | null) => (text === null ? null : instantOf(text));
          const launched: LaunchedExecution = { id, organizationId: event.organization, programId, clock, seed, launchedAt: instantOf(launchedAt), startAt: at(snapshot.startAt), stopAt: at(snapshot.stopAt), snapshot };
          executions.set(id, { launched, state: open(event).next, complete: false, cutByStop: 0 });
        } else if (event.type === "audience.sent") {
          const execution = kept(event.data.executionId);
          for (const planned of plan(execution.launched, event, NOTHING_KNOWN).next) {
            const { id, phone, region, place, phase, dueAt, runsOutAt, result, reason, because } = planned;
            const fresh = { attempt: 0, stepsUsed: 0, requestedAt: null, permitEndsAt: null, leaseUntil: null, lane: null };
            jobs.set(id, { id, executionId: execution.launched.id, phone, region, place, phase, dueAt, runsOutAt, result, reason, because, ...fresh });
          }
          execution.complete = event.data.last;
        } else if (event.type === "execution.withdrawn") {
          const execution = kept(event.data.executionId);
          execution.state = withdraw(execution.state).next ?? execution.state;
        }
      }
    },
    async decideOutcomes({ input, events }, rule) {
      for (const { sequence, event } of events) {
        if (!isFresh(input.topic, sequence) || event.type === "execution.halted") continue;
        const { next } = rule(jobs.get(event.data.jobId), event, NOTHING_KNOWN);
        if (next) write(next);
      }
    },
    withDueJobs: async (now) => [...executions.keys()].filter((id) => isDue(id, now)).map((id) => ({ id, clock: "real_time", limitedBy: [] })),
    async decideDue(due, now, decide) {
      const claimed = due.flatMap(({ id }) => of(id, "pending").filter((job) => isRunning(id) && job.dueAt <= now).sort((a, b) => a.dueAt - b.dueAt).slice(0, free(id)));
      decide(claimed, NOTHING_KNOWN).jobs.forEach(write);
      return claimed.length;
    },
    withUnanswered: async (now) => [...executions.keys()].filter((id) => isRunning(id) && of(id, "in_progress").some((job) => (job.leaseUntil ?? Infinity) <= now)),
    async decideUnanswered(ids, now, limit, rule) {
      const found = ids.flatMap((id) => of(id, "in_progress")).filter((job) => (job.leaseUntil ?? Infinity) <= now).slice(0, limit);
      for (const job of found) write(rule(job, NOTHING_KNOWN).next);
      return found.length;
    },
    withStatusDue: async () => [...executions.keys()].filter((id) => kept(id).state.endedAt === null),
    async decideExecution(id, decide) {
      const execution = executions.get(id);
      if (!execution) return null;
      const seen = facts(id);
      execution.state = decide(execution.state, seen).next ?? execution.state;
      return { state: execution.state, facts: seen };
    },
    withJobsToEnd: async () =>
      [...executions.values()].flatMap(({ state: { id, status } }) => ((status === "cancelled" || status === "stopped") && of(id, "pending").length > 0 ? [{ id, ends: status }] : [])),
    async decideWaiting(id, limit, rule) {
      const waiting = of(id, "pending").slice(0, limit);
      for (const job of waiting) write(rule(job).next);
      return waiting.length;
    },
    decideHeld: missing,
    decideWave: missing,
    decideFinishedWave: missing,
    forgetCalls: async () => 0,
    job: async (id) => jobs.get(id) ?? null,
    attemptsOf: async () => [],
    pacesOver: async () => [],
    haltedRevision: async () => 0,
  };

  return {
    store,
    clock: fakeClock(),
    async standing() {
      const counters: Standing["counters"] = {};
      for (const { executionId, phase, result } of jobs.values()) {
        const counted = (counters[executionId] ??= {});
        counted[result ?? phase] = (counted[result ?? phase] ?? 0) + 1;
      }
      return { statuses: Object.fromEntries([...executions].map(([id, { state }]) => [id, state.status])), jobs: [...jobs.values()], counters };
    },
  };
}

function missing(): never {
  throw new Error("the store in memory has no such thing");
}
