import type { Envelope, Fact } from "@redial/contracts";
import { instantOf, toIso, type Clock, type Decision, type Ids, type Instant } from "@redial/kernel";
import type { EventBatch } from "@redial/platform";
import { planFirstAttempt } from "../domain/plan-first-attempt";
import { executionChanged } from "./change-execution";
import { policyOf, type ExecutionPolicy } from "./execution-policies";
import { keepReasons } from "./kept-reasons";
import { callLimitsOf, suppressionAt } from "./number-limits";
import type { ExecutionState, KnownNumbers, LaunchedExecution, LaunchEvent, PlannedJob, SchedulerStore } from "./ports";

type Launched = Extract<Envelope, { type: "execution.launched" }>;
type AudienceChunk = Extract<Envelope, { type: "audience.sent" }>;

/** Numbers of a chunk take the positions from its number times this on: they keep the order of the audience, whatever the chunks' sizes. */
const POSITIONS_A_CHUNK = 10_000;

/** Step 2 of an attempt's life: a launched program becomes an execution, and each number of its audience a job with its first due instant. */
export function planJobs(store: SchedulerStore, clock: Clock, ids: Ids): (batch: EventBatch<LaunchEvent>) => Promise<void> {
  return (batch) => {
    const now = clock.now();
    return store.takeInLaunches(batch, openExecution, (execution, chunk, numbers) => planChunk(policyOf(execution), chunk, numbers, ids, now));
  };
}

function openExecution({ organization, data }: Launched): Decision<ExecutionState, Fact> {
  const { executionId: id, programId, launchedAt } = data;
  const state: ExecutionState = {
    id,
    organizationId: organization,
    programId,
    status: "scheduled",
    reason: null,
    revision: 1,
    startedAt: null,
    endedAt: null,
  };
  return { next: state, events: [executionChanged(state, instantOf(launchedAt))] };
}

/** The jobs of a chunk. */
function planChunk(policy: ExecutionPolicy, { id: causation, data }: AudienceChunk, numbers: KnownNumbers, ids: Ids, now: Instant): Decision<readonly PlannedJob[], Fact> {
  const { execution } = policy;
  const begins = beginning(execution, now);
  const jobs = data.contacts.map((contact, index): PlannedJob => {
    const number = { executionId: execution.id, phone: contact.phone, place: null };
    const plan = planFirstAttempt({ now: begins, startAt: execution.startAt, ...callLimitsOf(policy, number, numbers, begins) });
    const suppressed = plan.kind === "due" && suppressionAt(number, numbers, plan.dueAt);
    return {
      ...contact,
      id: ids.next(),
      position: data.chunk * POSITIONS_A_CHUNK + index,
      place: null,
      because: keepReasons(suppressed ? [...plan.because, suppressed] : plan.because),
      ...(plan.kind === "due" && !suppressed
        ? { phase: "pending", dueAt: plan.dueAt, result: null, reason: null }
        : { phase: "ended", dueAt: begins, result: "skipped", reason: plan.kind === "skip" ? plan.reason : "suppressed" }),
    };
  });
  const { id: executionId, programId, organizationId: organization } = execution;
  const about = { time: toIso(begins), organization, causation };
  const planned: Fact = {
    type: "jobs.planned",
    ...about,
    data: {
      executionId,
      programId,
      complete: data.last,
      jobs: jobs.map(({ id: jobId, contactIds, phone, region, timeZone }) => ({ jobId, contactIds: [...contactIds], phone, region, timeZone })),
    },
  };
  const skipped = jobs
    .filter((job) => job.phase === "ended")
    .map(({ id: jobId, reason }): Fact => ({ type: "job.ended", ...about, data: { executionId, jobId, attempt: null, result: "skipped", reason: reason ?? "", attempts: 0 } }));
  return { next: jobs, events: [planned, ...skipped] };
}

/** The instant from which an execution may call: by the wall clock, now; on a virtual clock, where that clock begins. */
function beginning(execution: LaunchedExecution, now: Instant): Instant {
  return execution.clock === "real_time" ? now : (execution.startAt ?? execution.launchedAt);
}
