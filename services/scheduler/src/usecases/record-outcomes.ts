import type { AttemptRecord } from "@redial/contracts";
import { instantOf, MINUTE_MS, SECOND_MS, type Instant } from "@redial/kernel";
import type { EventBatch } from "@redial/platform";
import { spreadOf } from "../domain/best-time";
import { ratesOfRegion, type HourRates } from "../domain/hour-rates";
import { weighOutcome } from "../domain/outcome-weight";
import type { Reason } from "../domain/reason";
import { planRetry } from "../domain/retry-plan";
import { zoneOffsets } from "../domain/zone-offsets";
import { autoPauseOf } from "./change-execution";
import type { ExecutionPolicies, ExecutionPolicy } from "./execution-policies";
import { attemptPostponed, callerIdOf, jobEnded, retryPlanned } from "./job-facts";
import { addReasons, keepReasons } from "./kept-reasons";
import { noRates, ratesByExecution, type NewestRates } from "./learned-rates";
import { callLimitsOf, NOTHING_KNOWN, runningOutAt } from "./number-limits";
import type { AttemptEntry, DialerEvent, JobState, KnownNumbers, OutcomeDecision, OutcomeEvent, SchedulerStore } from "./ports";

type Ended = Extract<OutcomeEvent, { type: "attempt.ended" }>;
type Refused = Extract<OutcomeEvent, { type: "attempt.refused" }>;

/** How long a carrier that takes no calls is left alone. */
const CARRIER_REST_MS = 5 * SECOND_MS;

/**
 * Step 5 of an attempt's life: its outcome decides whether the job ends or when it is tried again. Only the attempt in progress can be answered;
 * what comes late, twice or for another attempt changes nothing. Steps at the best time choose by the rates that are known as the batch begins.
 */
export function recordOutcomes(store: SchedulerStore, policies: ExecutionPolicies, wake: () => void, newestRates: NewestRates = noRates): (batch: EventBatch<DialerEvent>) => Promise<void> {
  return async (batch) => {
    const known = await policies.of(batch.events.map(({ event }) => event.data.executionId));
    const rates = await ratesByExecution(newestRates, known.values());
    await store.decideOutcomes(batch, (job, event, numbers) => {
      const policy = known.get(event.data.executionId);
      if (!job || !policy || job.phase !== "in_progress" || job.attempt !== event.data.attempt) return { next: undefined, events: [] };
      return event.type === "attempt.ended" ? recordEnded(policy, job, event, numbers, rates.get(policy.execution.id)) : takeBack(policy, job, event);
    });
    wake();
  };
}

/** The attempt was made: the outcome, the strategy, the windows and the limits of the number, which this call is now one of, say what follows. */
export function recordEnded(policy: ExecutionPolicy, job: JobState, { id: causation, data }: Ended, numbers: KnownNumbers = NOTHING_KNOWN, hourRates: HourRates | null = null): OutcomeDecision {
  const { execution } = policy;
  const startedAt = instantOf(data.startedAt);
  const endedAt = instantOf(data.endedAt);
  const weight = weighOutcome(data.outcome, data.detail);
  const call = weight.counts ? { at: startedAt, endedAt, coolDown: weight.coolDown } : null;
  const limits = callLimitsOf(policy, job, numbers, endedAt, call);
  const plan = planRetry({
    strategy: execution.snapshot.retryStrategy,
    outcome: data.outcome,
    leavesMessage: execution.snapshot.flow.leaveMessage,
    attempt: data.attempt,
    startedAt,
    endedAt,
    stepsUsed: job.stepsUsed,
    hourRates: hourRates && ratesOfRegion(hourRates, job.region),
    ...(hourRates && { spread: spreadOf(job.id, data.attempt) }),
    ...limits,
  });
  const [zone] = limits.openHours.zones;
  const record = recordOf(data, zone, startedAt, callerIdOf(execution.snapshot.callerIds, data.attempt));
  const made = madeAttempt(policy, job, data, startedAt, endedAt);
  const watchedBy = autoPauseOf(execution);
  const free = { requestedAt: null, permitEndsAt: null, leaseUntil: null, lane: null, because: keepReasons(plan.because) };
  if (plan.kind === "retry") {
    const next: JobState = { ...job, ...free, phase: "pending", dueAt: plan.dueAt, runsOutAt: runningOutAt(policy, plan.dueAt, limits, plan.stepEndsAt), stepsUsed: plan.stepsUsed };
    return { next, events: [retryPlanned(policy, next, record, plan.because, causation)], freesLaneAt: endedAt, made, call, watchedBy };
  }
  const next: JobState = { ...job, ...free, phase: "ended", result: plan.result, reason: plan.reason };
  return { next, events: [jobEnded(policy, next, record, endedAt, causation)], freesLaneAt: endedAt, made, call, watchedBy };
}

/** The attempt was never made: it does not count, and is due again as it was. A carrier that takes no calls is given a rest. */
export function takeBack(policy: ExecutionPolicy, job: JobState, { id: causation, data }: Refused): OutcomeDecision {
  const at = instantOf(data.refusedAt);
  const dueAt = data.refusal === "carrier_not_accepting" && job.lane === null ? Math.max(job.dueAt, at + CARRIER_REST_MS) : job.dueAt;
  const because: Reason[] = [{ rule: "refused", refusal: data.refusal, at: dueAt }];
  const free = { requestedAt: null, permitEndsAt: null, leaseUntil: null, lane: null, because: addReasons(job.because, because) };
  const next: JobState = { ...job, ...free, phase: "pending", attempt: job.attempt - 1, dueAt };
  return { next, events: [attemptPostponed(policy, next, data.attempt, at, because, causation)], call: null };
}

/** The attempt as it is kept: the reasons that stood on the job since it was planned, and the permit under which it was made. */
function madeAttempt(policy: ExecutionPolicy, job: JobState, { outcome }: Ended["data"], startedAt: Instant, endedAt: Instant): AttemptEntry {
  const { id: jobId, executionId, attempt, permitEndsAt, because } = job;
  const requestedAt = job.requestedAt ?? startedAt;
  const zone = policy.openHoursOf(job).zones[0];
  const rules = policy.callingRulesOf(job);
  const policyVersion = rules && `${rules.id}@${rules.version}`;
  return { jobId, executionId, attempt, requestedAt, permitEndsAt, because, outcome, endedAt, zone, zoneEvidence: job.place, policyVersion };
}

function recordOf(data: Ended["data"], zone: string, startedAt: Instant, callerId: string | null): AttemptRecord {
  const { attempt, outcome, carrierCode, detail, endedAt, ringMs, talkMs } = data;
  const utcOffsetMinutes = zoneOffsets(zone).segmentAt(startedAt).offsetMs / MINUTE_MS;
  return { attempt, outcome, carrierCode, detail, startedAt: data.startedAt, endedAt, ringMs, talkMs, utcOffsetMinutes, callerId };
}
