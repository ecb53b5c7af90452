import type { Fact } from "@redial/contracts";
import { MINUTE_MS, type Clock, type Decision, type ExecutionId, type Instant } from "@redial/kernel";
import { issuePermit } from "../domain/dial-permit";
import type { Reason } from "../domain/reason";
import { shortestRetryDelayMs } from "../domain/shortest-retry-delay";
import { spacingMs } from "../domain/spaced-instant";
import { planWave, startsToKeep } from "../domain/virtual-lanes";
import { autoPauseOf } from "./change-execution";
import type { ExecutionPolicies, ExecutionPolicy } from "./execution-policies";
import { attemptPostponed, attemptRequested, jobEnded } from "./job-facts";
import { addReasons } from "./kept-reasons";
import { callLimitsOf, NOTHING_KNOWN, runningOutAt, suppressionAt } from "./number-limits";
import { permitLifetimeMs } from "./permit-lifetime";
import type { DueDecision, DueExecution, JobState, KnownNumbers, SchedulerStore, VirtualClock } from "./ports";

export interface RequestParts {
  store: SchedulerStore;
  policies: ExecutionPolicies;
  clock: Clock;
  /** How long a dial permit lasts at most. */
  permitMs: number;
}

/** How long an attempt may stay without an answer before it is asked for again. */
export const LEASE_MS = 2 * MINUTE_MS;

/**
 * Strategies by dates have no shortest delay. A wave then spans a minute: long enough to fill the lanes, too short for anyone to tell in a report.
 */
const SHORTEST_LOOK_AHEAD_MS = MINUTE_MS;

/** Step 3 of an attempt's life: jobs that are due are requested, each with a dial permit. Answers whether any was, and so whether to look again at once. */
export function requestDueAttempts({ store, policies, clock, permitMs }: RequestParts): () => Promise<boolean> {
  return async () => {
    const now = clock.now();
    const due = await store.withDueJobs(now);
    const known = await policies.of(due.map(({ id }) => id));
    const sharing = new Set(due.filter(({ limitedBy }) => limitedBy.length > 0).map(({ id }) => id));
    const request = (job: JobState, numbers: KnownNumbers) => {
      const policy = policyOf(known, job.executionId);
      return requestByWallClock(policy, job, now, permitLifetimeMs(policy, permitMs, sharing.has(job.executionId)), numbers);
    };
    let claimed = 0;
    for (const group of claimGroups(due)) {
      claimed += await store.decideDue(group, now, (jobs, numbers) => together(jobs.map((job) => request(job, numbers))));
    }
    for (const { id } of due.filter((execution) => execution.clock === "fast_forward")) {
      const autoPause = autoPauseOf(policyOf(known, id).execution);
      if (autoPause) await store.decideFinishedWave(id, autoPause);
      claimed += await store.decideWave(id, (virtual, jobs, numbers) => requestWave(policyOf(known, id), virtual, jobs, numbers));
    }
    return claimed > 0;
  };
}

const MOST_TOGETHER = 100;

/**
 * Executions by the wall clock whose jobs are claimed together: all that share a limit, so that they share it fairly, and the others a hundred at a
 * time, so that a claim, divided by their number, leaves several for each.
 */
export function claimGroups(due: readonly DueExecution[]): DueExecution[][] {
  const byWallClock = due.filter(({ clock }) => clock === "real_time");
  const limited = byWallClock.filter(({ limitedBy }) => limitedBy.length > 0);
  const others = byWallClock.filter(({ limitedBy }) => limitedBy.length === 0);
  const groups = limited.length > 0 ? [limited] : [];
  for (let from = 0; from < others.length; from += MOST_TOGETHER) groups.push(others.slice(from, from + MOST_TOGETHER));
  return groups;
}

function policyOf(known: ReadonlyMap<ExecutionId, ExecutionPolicy>, id: ExecutionId): ExecutionPolicy {
  const policy = known.get(id);
  if (!policy) throw new Error(`execution ${id} has due jobs but was never launched`);
  return policy;
}

/**
 * Decides on one due job by the wall clock: a permit; a later time when a window has begun meanwhile or a limit of the number is reached, and the limit
 * is told of; or the end when the number is suppressed or no time will ever do.
 */
export function requestByWallClock(policy: ExecutionPolicy, job: JobState, now: Instant, permitMs: number, numbers: KnownNumbers = NOTHING_KNOWN): Decision<JobState, Fact> {
  const suppressed = suppressionAt(job, numbers, now);
  if (suppressed) return endUncalled(policy, { ...job, because: addReasons(job.because, [suppressed]) }, suppressed.rule, now);
  const limits = callLimitsOf(policy, job, numbers, now);
  const permit = issuePermit({ now, lifetimeMs: permitMs, ...limits });
  switch (permit.kind) {
    case "permit": {
      const next: JobState = { ...job, phase: "in_progress", attempt: job.attempt + 1, requestedAt: now, permitEndsAt: permit.notAfter, leaseUntil: now + LEASE_MS };
      numbers.noteRequest(next, now);
      return { next, events: [attemptRequested(policy, next, permit.notBefore, permit.notAfter)] };
    }
    case "postpone": {
      // A step's own end holds until the job has missed it.
      const runsOutAt = permit.dueAt < job.runsOutAt ? job.runsOutAt : runningOutAt(policy, permit.dueAt, limits);
      const next: JobState = { ...job, dueAt: permit.dueAt, runsOutAt, because: addReasons(job.because, permit.because) };
      return { next, events: permit.because.some(isLimit) ? [attemptPostponed(policy, next, job.attempt + 1, now, permit.because, null)] : [] };
    }
    case "never":
      return endUncalled(policy, { ...job, because: addReasons(job.because, permit.because) }, permit.reason, now);
    default:
      return permit satisfies never;
  }
}

/**
 * Decides on a whole wave of a virtual clock. Its calls are guarded by state: their permits name the virtual instant at which each begins. Its pace is
 * its own `callsPerSecond` alone: what organization and carrier may do in a second of the wall clock says nothing about a virtual one. Limits of the
 * numbers count the execution's own calls only, one number has one job, and none is called meanwhile: what was planned under them still holds.
 */
export function requestWave(policy: ExecutionPolicy, clock: VirtualClock, jobs: readonly JobState[], numbers: KnownNumbers = NOTHING_KNOWN): DueDecision & { clock: VirtualClock } {
  const { execution } = policy;
  const lookAheadMs = Math.max(shortestRetryDelayMs(execution.snapshot.retryStrategy), SHORTEST_LOOK_AHEAD_MS);
  const pace = { lanes: clock.lanes, starts: clock.starts, everyMs: spacingMs(execution.snapshot.callsPerSecond) };
  const { starts } = planWave({ ...pace, jobs: jobs.map((job) => ({ dueAt: job.dueAt, openHours: policy.openHoursOf(job) })), stopAt: execution.stopAt, lookAheadMs });
  let now = clock.now;
  const decisions = jobs.map((job, index): Decision<JobState, Fact> => {
    const start = starts[index];
    if (!start || start.kind === "later") return { next: start && start.dueAt !== job.dueAt ? { ...job, dueAt: start.dueAt } : job, events: [] };
    if (start.kind === "stop") return endUncalled(policy, job, start.reason, Math.max(job.dueAt, clock.now));
    now = Math.max(now, start.at);
    const suppressed = suppressionAt(job, numbers, start.at);
    if (suppressed) return endUncalled(policy, { ...job, because: addReasons(job.because, [suppressed]) }, suppressed.rule, start.at);
    const permitEndsAt = permitEnd(policy, job, start.at);
    const next: JobState = { ...job, phase: "in_progress", attempt: job.attempt + 1, requestedAt: start.at, permitEndsAt, leaseUntil: null, lane: start.lane };
    return { next, events: [attemptRequested(policy, next, start.at, permitEndsAt)] };
  });
  const { jobs: decided, events } = together(decisions);
  return { jobs: decided.filter((next, index) => next !== jobs[index]), events, clock: { now, lanes: clock.lanes, starts: startsToKeep(pace, starts) } };
}

/** A virtual call begins at the first instant of its permit; the end tells where the next pause or the stop would have cut it. */
function permitEnd({ openHoursOf, execution }: ExecutionPolicy, job: JobState, at: Instant): Instant {
  return Math.min(openHoursOf(job).nextPauseAt(at) ?? Infinity, execution.stopAt ?? Infinity, at + MINUTE_MS);
}

function isLimit({ rule }: Reason): boolean {
  return rule === "frequency_cap" || rule === "cool_down" || rule === "number_in_use";
}

/** A job that no time will do for any more: failed if it was called before, skipped if not. */
function endUncalled(policy: ExecutionPolicy, job: JobState, reason: string, at: Instant): Decision<JobState, Fact> {
  const next: JobState = { ...job, phase: "ended", result: job.attempt > 0 ? "failed" : "skipped", reason };
  return { next, events: [jobEnded(policy, next, null, at, null)] };
}

function together(decisions: readonly Decision<JobState, Fact>[]): { jobs: JobState[]; events: Fact[] } {
  return { jobs: decisions.map(({ next }) => next), events: decisions.flatMap(({ events }) => [...events]) };
}
