import type { Envelope, Fact, ProgramSnapshot } from "@redial/contracts";
import type { AutoPauseRule, ClockMode, ContactId, Decision, ExecutionId, ExecutionStatus, Instant, JobId, JobResult, OrganizationId, Outcome, ProgramId } from "@redial/kernel";
import type { EventBatch } from "@redial/platform";
import type { AutoPauseTrip } from "../domain/auto-pause";
import type { PastCall } from "../domain/frequency-cap";
import type { PaceOver } from "../domain/pace-hold";
import type { KeptPlace } from "./kept-place";
import type { KeptReasons } from "./kept-reasons";

/** What an execution was launched with; it never changes. */
export interface LaunchedExecution {
  id: ExecutionId;
  organizationId: OrganizationId;
  programId: ProgramId;
  clock: ClockMode;
  seed: string;
  launchedAt: Instant;
  startAt: Instant | null;
  stopAt: Instant | null;
  snapshot: ProgramSnapshot;
}

/** Where an execution stands. `revision` rises by one with every change. */
export interface ExecutionState {
  id: ExecutionId;
  organizationId: OrganizationId;
  programId: ProgramId;
  status: ExecutionStatus;
  reason: string | null;
  revision: number;
  /** Of how many waves of its audience it was told that they are over. */
  wavesTold: number;
  startedAt: Instant | null;
  endedAt: Instant | null;
}

/** `held`: waiting, but due only once somebody has said in which zone the person is. */
export type JobPhase = "pending" | "in_progress" | "ended" | "held";

/** One contact in one execution. A waiting job knows when it is due; one in progress waits for the outcome of `attempt`. */
export interface JobState {
  id: JobId;
  executionId: ExecutionId;
  phone: string;
  /** As it was imported; null where nobody said. */
  region: string | null;
  /** Where the person called is; null: in the zone of the program. */
  place: KeptPlace | null;
  phase: JobPhase;
  /** Number of the latest attempt that was requested, 0 before the first. */
  attempt: number;
  /** How many dates or steps of the strategy are used up. */
  stepsUsed: number;
  dueAt: Instant;
  /** Of due jobs those are served first whose time runs out first (`timeRunsOutAt`); Infinity: it does not, and never on a virtual clock, which serves by `dueAt` alone. */
  runsOutAt: Instant;
  requestedAt: Instant | null;
  /** When the permit of the attempt in progress is over; it began with the request. */
  permitEndsAt: Instant | null;
  /** When an attempt without an answer is asked for again; null on a virtual clock, where state alone guards. */
  leaseUntil: Instant | null;
  /** The virtual lane that carries the attempt; null by the wall clock. */
  lane: number | null;
  result: JobResult | null;
  reason: string | null;
  /** Why it stands where it stands: the rules that made the latest plan and all that moved it since, in their order; of an ended job, what ended it. */
  because: KeptReasons;
}

/** One attempt that was made, as it is kept for good: why then, and what came of it. An attempt that is planned or in progress stands on its job. */
export interface AttemptEntry {
  jobId: JobId;
  executionId: ExecutionId;
  attempt: number;
  /** When it was requested, and so when its permit began. */
  requestedAt: Instant;
  permitEndsAt: Instant | null;
  /** The rules that made it due when it was. */
  because: KeptReasons;
  outcome: Outcome;
  endedAt: Instant;
  /** The zone by which the rules were read, and how it was known (JSON); null where nobody said. */
  zone: string | null;
  zoneEvidence: string | null;
  /** Version of the calling rules that were applied; null when there were none. */
  policyVersion: string | null;
}

/** A new job, before it has an id of its own. */
export interface PlannedJob {
  id: JobId;
  contactIds: readonly ContactId[];
  phone: string;
  region: string | null;
  timeZone: string | null;
  place: KeptPlace | null;
  position: number;
  phase: JobPhase;
  dueAt: Instant;
  runsOutAt: Instant;
  result: JobResult | null;
  reason: string | null;
  because: KeptReasons;
}

/** The virtual time of a fast-forward execution: where it stands, and when each of its lanes is free. */
export interface VirtualClock {
  now: Instant;
  lanes: readonly Instant[];
  /** When the calls began, ascending, that further ones must keep away from; none without `callsPerSecond`. */
  starts: readonly Instant[];
}

/** An execution that has something to request. */
export interface DueExecution {
  id: ExecutionId;
  clock: ClockMode;
  /** The keys of the limits on pace that it shares with others of its carrier or organization, in order; none on a virtual clock. */
  limitedBy: readonly string[];
}

/** What follows for claimed jobs. Jobs that are not named stay as they are. */
export interface DueDecision {
  jobs: readonly JobState[];
  events: readonly Fact[];
}

/** The number of a job, or of one that is about to be planned. */
export type JobNumber = Pick<JobState, "executionId" | "phone"> & Partial<Pick<JobState, "id" | "attempt" | "phase">>;

/** What is known of the numbers of claimed jobs, beside the jobs themselves, and still true when the decision is written. */
export interface KnownNumbers {
  /**
   * The calls to a job's number that count for the limits of its execution, without the job's own attempt in progress; none when it has no limits. By
   * the wall clock those of all programs of the organization; on a virtual clock, whose instants mean nothing to others, the execution's own.
   */
  callsTo(job: JobNumber): readonly PastCall[];
  /** Until when the organization suppresses the number: Infinity for good, null when it does not. */
  suppressedUntil(job: JobNumber): Instant | null;
  /** Tells that a job's attempt is requested at `at`: whoever is decided on after it sees that call. */
  noteRequest(job: JobState, at: Instant): void;
}

/**
 * What follows from what the dialer said of an attempt: where the job goes, when its virtual lane is free, the attempt to keep when one was made, and
 * the call as limits count it: null gives it back. `watchedBy` are the auto-pause rules for which a made attempt counts.
 */
export type OutcomeDecision = Decision<JobState | undefined, Fact> & { freesLaneAt?: Instant; made?: AttemptEntry; call?: PastCall | null; watchedBy?: AutoPause | null };

/** The auto-pause rules of an execution, and what follows for it when one was met. */
export interface AutoPause {
  rules: readonly AutoPauseRule[];
  pause(state: ExecutionState, trip: AutoPauseTrip): Decision<ExecutionState | undefined, Fact>;
}

/** An execution begins to exist. Calls of the last `looksBackMs` may count for the limits of its numbers; 0: none do. */
export type OpenedExecution = Decision<ExecutionState, Fact> & { looksBackMs: number };

/** What follows for held jobs, one decision each; what it throws undoes all. */
export type HeldRule = (jobs: readonly JobState[]) => readonly Decision<JobState, Fact>[];

type EventOf<Name extends Envelope["type"]> = Extract<Envelope, { type: Name }>;
/** What the program service says: launches, what is taken back of them, and what limits those of an organization together. */
export type LaunchEvent = EventOf<"execution.launched" | "audience.sent" | "execution.withdrawn" | "organization.limits_changed">;
export type OutcomeEvent = EventOf<"attempt.ended" | "attempt.refused">;
export type DialerEvent = OutcomeEvent | EventOf<"execution.halted">;

/** What the use cases need from the database. Every method is one transaction: all of it is kept, or nothing. */
export interface SchedulerStore {
  /** What the executions were launched with, by id; unknown ones are missing. */
  launched(ids: readonly ExecutionId[]): Promise<Map<ExecutionId, LaunchedExecution>>;

  /**
   * Takes in launches and audience chunks; `plan` says which jobs and facts a chunk makes of its execution, which is there by then, and `withdraw`
   * what becomes of one that is taken back. Limits of organizations hold from the next claim on.
   */
  takeInLaunches(
    batch: EventBatch<LaunchEvent>,
    open: (event: EventOf<"execution.launched">) => OpenedExecution,
    plan: (execution: LaunchedExecution, event: EventOf<"audience.sent">, numbers: KnownNumbers) => Decision<readonly PlannedJob[], Fact>,
    withdraw: (state: ExecutionState) => Decision<ExecutionState | undefined, Fact>,
  ): Promise<void>;

  /**
   * The seam for what the dialer says: locks the jobs (and the virtual clocks), applies the rule to each event in order, writes all at once with
   * the attempts that were made, and notes which executions were halted.
   */
  decideOutcomes(batch: EventBatch<DialerEvent>, rule: (job: JobState | undefined, event: OutcomeEvent, numbers: KnownNumbers) => OutcomeDecision): Promise<void>;

  /** Executions that have something to request at `now`. */
  withDueJobs(now: Instant): Promise<DueExecution[]>;
  /**
   * Claims due jobs of running executions by the wall clock, of each at most as many as it, its organization and its carrier may call now, and applies
   * the decision. Jobs that the limits leave out are due as before. Answers how many were claimed.
   */
  decideDue(executions: readonly DueExecution[], now: Instant, decide: (jobs: readonly JobState[], numbers: KnownNumbers) => DueDecision): Promise<number>;
  /** Counts a finished wave of a running execution for its auto-pause rules, in the order in which its calls ended, and pauses it when one was met. */
  decideFinishedWave(executionId: ExecutionId, by: AutoPause): Promise<void>;
  /** Claims the first waiting jobs of one running execution on a virtual clock, as many as it has lanes, and applies the decision. Answers how many were claimed. */
  decideWave(executionId: ExecutionId, decide: (clock: VirtualClock, jobs: readonly JobState[], numbers: KnownNumbers) => DueDecision & { clock: VirtualClock }): Promise<number>;

  /** Running executions with an attempt whose lease is over at `now`. */
  withUnanswered(now: Instant): Promise<ExecutionId[]>;
  /** Applies the rule to jobs of those of these executions that still run and whose lease is over at `now`, at most `limit`. Answers how many there were. */
  decideUnanswered(executions: readonly ExecutionId[], now: Instant, limit: number, rule: (job: JobState, numbers: KnownNumbers) => Decision<JobState, Fact>): Promise<number>;

  /** Executions whose status may have to change at `now`: due to start, due to stop, or with nothing left to do. */
  withStatusDue(now: Instant): Promise<ExecutionId[]>;
  /** Locks an execution with its counters and applies a change of status; `next: undefined` leaves it. Null when there is none. */
  decideExecution(
    id: ExecutionId,
    decide: (state: ExecutionState, facts: ExecutionFacts) => Decision<ExecutionState | undefined, Fact>,
  ): Promise<{ state: ExecutionState; facts: ExecutionFacts } | null>;

  /** Executions whose waiting jobs are to end: those that are over, and those on a virtual clock that have nothing left but held jobs. */
  withJobsToEnd(): Promise<{ id: ExecutionId; ends: "cancelled" | "stopped" | "zone_unknown" }[]>;
  /** Applies the rule to jobs of an execution that wait, held or not, at most `limit`. Answers how many there were. */
  decideWaiting(executionId: ExecutionId, limit: number, rule: (job: JobState) => Decision<JobState, Fact>): Promise<number>;

  /** Drops at most `limit` calls that no limit looks back at any more. Answers how many there were. */
  forgetCalls(limit: number): Promise<number>;

  /** Applies the rule to held jobs of an execution, at most `limit`, of all or of these numbers. Answers how many there were. */
  decideHeld(executionId: ExecutionId, phones: readonly string[] | null, limit: number, rule: HeldRule): Promise<number>;

  /** A job as it stands, with why; null when there is none. */
  job(id: JobId): Promise<JobState | null>;
  /** The attempts of a job that were made, in their order. */
  attemptsOf(id: JobId): Promise<AttemptEntry[]>;

  /** The limits that an execution stands under now, its own first; none when there is no such execution. On a virtual clock its own alone. */
  pacesOver(id: ExecutionId): Promise<PaceOver[]>;

  /** The highest revision up to which no attempt rings any more. */
  haltedRevision(id: ExecutionId): Promise<number>;
}

/** What the change of an execution's status depends on. */
export interface ExecutionFacts {
  launched: LaunchedExecution;
  audienceComplete: boolean;
  /** How many waves of an audience that comes in waves have come whole; 0 of any other. */
  wavesPlanned: number;
  /** All jobs so far. */
  contacts: number;
  contactsCompleted: number;
  pending: number;
  inProgress: number;
  /** How many jobs ended because of `stopAt`. */
  cutByStop: number;
  /** When the last call on its virtual clock is over; null by the wall clock. */
  virtualEnd: Instant | null;
}
