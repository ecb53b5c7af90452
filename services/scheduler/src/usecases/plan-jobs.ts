import type { Envelope, Fact } from "@redial/contracts";
import { instantOf, toIso, type Clock, type Decision, type Ids, type Instant } from "@redial/kernel";
import type { EventBatch } from "@redial/platform";
import { placeContact, type CallPlace, type NumberPlan } from "../domain/call-place";
import type { CallingPacks } from "../domain/calling-rules";
import { executionChanged, withdrawExecution } from "./change-execution";
import { launchLooksBackMs, policyOf, type ExecutionPolicy } from "./execution-policies";
import { beginning, firstStanding, type FirstStanding } from "./first-standing";
import { keepPlace } from "./kept-place";
import type { ExecutionState, JobNumber, KnownNumbers, LaunchEvent, OpenedExecution, PlannedJob, SchedulerStore } from "./ports";

type Launched = Extract<Envelope, { type: "execution.launched" }>;
type AudienceChunk = Extract<Envelope, { type: "audience.sent" }>;

/** Numbers of a chunk take the positions from its number times this on: they keep the order of the audience, whatever the chunks' sizes. */
const POSITIONS_A_CHUNK = 10_000;

export interface PlanParts {
  store: SchedulerStore;
  packs: CallingPacks;
  numbers: NumberPlan;
  clock: Clock;
  ids: Ids;
}

/** Step 2 of an attempt's life: a launched program becomes an execution, and each number of its audience a job with its first due instant. A launch that is taken back is cancelled. */
export function planJobs(parts: PlanParts): (batch: EventBatch<LaunchEvent>) => Promise<void> {
  const { store, packs, clock } = parts;
  return (batch) => {
    const now = clock.now();
    return store.takeInLaunches(batch, (event) => openExecution(event, packs), (execution, chunk, known) => planChunk(policyOf(execution, packs), chunk, known, parts, now), (state) => withdrawExecution(state, now));
  };
}

function openExecution({ organization, data }: Launched, packs: CallingPacks): OpenedExecution {
  const { executionId: id, programId, launchedAt } = data;
  const state: ExecutionState = {
    id,
    organizationId: organization,
    programId,
    status: "scheduled",
    reason: null,
    revision: 1,
    wavesTold: 0,
    startedAt: null,
    endedAt: null,
  };
  return { next: state, events: [executionChanged(state, instantOf(launchedAt))], looksBackMs: launchLooksBackMs(data.snapshot, packs) };
}

/** What a chunk is planned with beside its execution's policy. */
export type ChunkParts = Omit<PlanParts, "store" | "clock">;

/** The jobs of a chunk. Whoever shares a place shares the plan, but for numbers that limits or a suppression single out. */
export function planChunk(policy: ExecutionPolicy, { id: causation, data }: AudienceChunk, known: KnownNumbers, { packs, numbers, ids }: ChunkParts, now: Instant): Decision<readonly PlannedJob[], Fact> {
  const { execution } = policy;
  const notBefore = data.wave?.notBefore;
  const begins = beginning(execution, now, notBefore ? instantOf(notBefore) : null);
  const shared = sharedByPlace<FirstStanding>();
  const jobs = data.contacts.map((contact, index): PlannedJob => {
    const place = placeContact(contact, execution.snapshot, numbers, packs);
    const number = { executionId: execution.id, phone: contact.phone };
    const standing = isSingledOut(known, number) ? firstStanding(policy, number, place, begins, known) : shared(place, () => firstStanding(policy, number, place, begins));
    const { contactIds, phone, region, timeZone } = contact;
    const { place: kept, phase, dueAt, runsOutAt, result, reason, because } = standing;
    // Field by field: spreading both cost more than the rest of the plan.
    return { id: ids.next(), contactIds, phone, region, timeZone, place: kept, position: data.chunk * POSITIONS_A_CHUNK + index, phase, dueAt, runsOutAt, result, reason, because };
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
      jobs: jobs.map(({ id: jobId, contactIds, phone, region, timeZone }, index) => {
        const { attributes, lineType } = data.contacts[index] ?? {};
        return { jobId, contactIds: [...contactIds], phone, region, timeZone, attributes, lineType };
      }),
    },
  };
  const skipped = jobs
    .filter((job) => job.phase === "ended")
    .map(({ id: jobId, reason }): Fact => ({ type: "job.ended", ...about, data: { executionId, jobId, attempt: null, result: "skipped", reason: reason ?? "", attempts: 0 } }));
  return { next: jobs, events: [planned, ...skipped] };
}

function isSingledOut(known: KnownNumbers, number: JobNumber): boolean {
  return known.suppressedUntil(number) !== null || known.callsTo(number).length > 0;
}

/** Answers once for equal places. */
function sharedByPlace<Answer>(): (place: CallPlace | null, make: () => Answer) => Answer {
  const answers = new Map<string, Answer>();
  return (place, make) => {
    const key = place === null ? "" : keepPlace(place);
    const answer = answers.get(key) ?? make();
    answers.set(key, answer);
    return answer;
  };
}
