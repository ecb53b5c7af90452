import { seal, type Envelope } from "@redial/contracts";
import { Rejection, SECOND_MS, toIso, type ExecutionStatus, type JobResult } from "@redial/kernel";
import { systemIds } from "@redial/platform";
import type { FakeClock } from "@redial/testing";
import { loadCallingPacks } from "../calling-packs";
import { numberPlan } from "../number-plan";
import { advanceExecutions } from "./advance-executions";
import { askAgain } from "./ask-again";
import { cancelExecution } from "./cancel-execution";
import { endWaitingJobs } from "./end-waiting-jobs";
import { ended, policyWith, refused } from "./execution.fixture";
import { executionPolicies } from "./execution-policies";
import { pauseExecution } from "./pause-execution";
import { planJobs } from "./plan-jobs";
import type { JobPhase, OutcomeEvent, SchedulerStore } from "./ports";
import { recordOutcomes } from "./record-outcomes";
import { requestDueAttempts } from "./request-due-attempts";
import { resumeExecution } from "./resume-execution";
import type { SchedulerCommand } from "./scheduler-commands.fixture";
import { MODEL_STRATEGY, SchedulerModel, type ModelExecution } from "./scheduler-model.fixture";

/** A job as a store keeps it. */
export interface StandingJob {
  id: string;
  executionId: string;
  phase: JobPhase;
  attempt: number;
  result: JobResult | null;
}

/** Where everything stands in a store; jobs in the order of their launches and of their audiences. */
export interface Standing {
  statuses: Record<string, ExecutionStatus>;
  jobs: StandingJob[];
  counters: Record<string, Partial<Record<JobPhase | JobResult, number>>>;
}

/** A store to be run beside the model, on a clock that the run moves. */
export interface Stand {
  store: SchedulerStore;
  clock: FakeClock;
  standing(): Promise<Standing>;
}

const PERMIT_MS = 10 * SECOND_MS;
const packs = loadCallingPacks();
const numbers = numberPlan();
const ORGANIZATION = "018f0000-0000-7000-8000-00000000000a";

/** Runs commands on the use cases over a store and on the model, and compares the two after each; in the end everything is played out. */
export async function runBesideModel({ store, clock, standing }: Stand, commands: readonly SchedulerCommand[]): Promise<void> {
  const ids = systemIds();
  const model = new SchedulerModel();
  const policies = executionPolicies(store, packs);
  const parts = { store, policies, clock, permitMs: PERMIT_MS };
  const asleep = () => undefined;
  const act = {
    plan: planJobs({ store, packs, numbers, clock, ids }),
    look: requestDueAttempts(parts),
    record: recordOutcomes(store, policies, asleep),
    ask_again: askAgain(parts),
    advance: advanceExecutions(store, clock),
    end_waiting: endWaitingJobs(store, policies, clock),
    pause: pauseExecution({ store, clock, permitMs: PERMIT_MS, wait: async (ms) => void clock.advance(ms) }),
    resume: resumeExecution(store, clock, asleep),
    cancel: cancelExecution(store, clock, asleep),
  };
  const launchedIds: string[] = [];
  const said: OutcomeEvent[] = [];
  let sequence = 0;

  const batch = <Event extends Envelope>(topic: string, event: Event) => {
    sequence += 1;
    return { input: { topic, partition: 0, lastSequence: sequence }, events: [{ sequence, event }] };
  };
  const rows = async () => (await standing()).jobs;

  async function launch({ jobs, most, startsInMs, stopsInMs }: Extract<SchedulerCommand, { do: "launch" }>): Promise<void> {
    const now = clock.now();
    const executionId = ids.next();
    const startAt = startsInMs === 0 ? null : toIso(now + startsInMs);
    const stopAt = stopsInMs === null ? null : toIso(now + stopsInMs);
    const { snapshot } = policyWith({ strategy: MODEL_STRATEGY, snapshot: { maxConcurrentCalls: most, startAt, stopAt, flow: { enableAMD: true, leaveMessage: true, ringSeconds: 25 } } }).execution;
    const about = { time: toIso(now), organization: ORGANIZATION, causation: null };
    const contacts = Array.from({ length: jobs }, (_, index) => ({ contactIds: [ids.next()], phone: `+1202555${String(launchedIds.length * 10 + index).padStart(4, "0")}`, timeZone: null, region: null }));
    launchedIds.push(executionId);
    const opened = seal(ids.next(), { type: "execution.launched", ...about, data: { executionId, programId: ids.next(), launchedAt: toIso(now), clock: "real_time", seed: "seed", snapshot } });
    const audience = seal(ids.next(), { type: "audience.sent", ...about, data: { executionId, chunk: 0, last: true, contacts } });
    for (const event of [opened, audience]) if (event.type === "execution.launched" || event.type === "audience.sent") await act.plan(batch("program.events", event));
    model.launch({ status: "scheduled", startAt: now + startsInMs, stopAt: stopsInMs === null ? null : now + stopsInMs, most }, jobs, now);
  }

  async function hear(event: OutcomeEvent): Promise<void> {
    const job = model.jobs[(await rows()).findIndex(({ id }) => id === event.data.jobId)];
    await act.record(batch("dialer.events", event));
    if (!job) return;
    if (event.type === "attempt.ended") model.ended(job, event.data.attempt, event.data.outcome, Date.parse(event.data.endedAt));
    else model.refused(job, event.data.attempt, event.data.refusal === "carrier_not_accepting", Date.parse(event.data.refusedAt));
  }

  /** What the dialer says now of an attempt of a job. */
  function tell(job: StandingJob, attempt: number, what: { outcome: OutcomeEvent & { type: "attempt.ended" } } | { refusal: OutcomeEvent & { type: "attempt.refused" } }): OutcomeEvent {
    const at = toIso(clock.now());
    const about = { id: ids.next(), time: at, key: job.id, organization: ORGANIZATION };
    const whose = { executionId: job.executionId, jobId: job.id, attempt };
    const event: OutcomeEvent = "outcome" in what ? { ...what.outcome, ...about, data: { ...what.outcome.data, ...whose, startedAt: at, endedAt: at } } : { ...what.refusal, ...about, data: { ...what.refusal.data, ...whose, refusedAt: at } };
    said.push(event);
    return event;
  }

  async function look(): Promise<void> {
    const now = clock.now();
    const before = await rows();
    const claims = model.executions.map((execution) => model.claimable(execution, now));
    await act.look();
    const after = await rows();
    const taken = model.jobs.filter((_, index) => before[index]?.phase !== after[index]?.phase);
    for (const [index, { jobs, count }] of claims.entries()) {
      const own = taken.filter((job) => job.execution === model.executions[index]);
      expectEqual({ claimed: own.length, allDue: own.every((job) => jobs.includes(job)) }, { claimed: count, allDue: true });
    }
    for (const job of taken) model.claimed(job, now);
  }

  async function change(which: number, command: "pause" | "resume" | "cancel"): Promise<void> {
    const index = which % model.executions.length;
    const code = await act[command]({ organizationId: ORGANIZATION, executionId: launchedIds[index] ?? "" }).then(
      () => null,
      (error: unknown) => (error instanceof Rejection ? error.code : String(error)),
    );
    expect(code).toBe(model.command(model.executions[index] ?? lost(), command));
  }

  async function run(command: SchedulerCommand): Promise<void> {
    switch (command.do) {
      case "launch":
        return launch(command);
      case "outcome":
      case "refuse": {
        const live = (await rows()).filter(({ phase }) => phase === "in_progress");
        const job = live[command.which % Math.max(1, live.length)];
        if (!job) return;
        return hear(tell(job, job.attempt, command.do === "outcome" ? { outcome: ended(job.attempt, command.outcome) } : { refusal: refused(job.attempt, command.refusal) }));
      }
      case "say_again": {
        const event = said[command.which % Math.max(1, said.length)];
        return event && hear(event);
      }
      case "late_outcome": {
        const all = await rows();
        return hear(tell(all[command.which % all.length] ?? lost(), command.attempt, { outcome: ended(command.attempt, command.outcome) }));
      }
      case "pause":
      case "resume":
      case "cancel":
        return change(command.which, command.do);
      case "wait":
        return void clock.advance(command.ms);
      case "look":
        return look();
      case "ask_again":
        return void (await act.ask_again());
      case "advance":
        await act.advance();
        return model.advance(clock.now());
      case "end_waiting":
        await act.end_waiting();
        return model.endWaiting();
      default:
        return command satisfies never;
    }
  }

  async function expectSame(): Promise<void> {
    const { jobs, statuses, counters } = await standing();
    const states = (of: readonly Pick<StandingJob, "phase" | "attempt" | "result">[]) => of.map(({ phase, attempt, result }) => ({ phase, attempt, result }));
    expectEqual(states(jobs), states(model.jobs));
    for (const [index, execution] of model.executions.entries()) {
      const id = launchedIds[index] ?? "";
      expectEqual(statuses[id], execution.status);
      expectEqual(counters[id], countsOf(model, execution));
    }
  }

  for (const command of commands) {
    await run(command);
    await expectSame();
  }
  for (let round = 0; model.jobs.some(({ phase }) => phase !== "ended") && round < 100; round++) {
    for (const [index, { status }] of model.executions.entries()) if (status === "paused") await change(index, "resume");
    for (const job of (await rows()).filter(({ phase }) => phase === "in_progress")) await hear(tell(job, job.attempt, { outcome: ended(job.attempt, "no_answer") }));
    clock.advance(600 * SECOND_MS);
    for (const step of ["advance", "look", "end_waiting"] as const) await run({ do: step });
  }
  for (let step = 0; step < 2; step++) await run({ do: "advance" });
  await expectSame();
  expect(model.jobs.every(({ phase }) => phase === "ended")).toBe(true);
  expect(model.executions.every(({ status }) => status === "completed" || status === "stopped" || status === "cancelled")).toBe(true);
}

/** Jest compares at leisure, so it is asked only about what its own text does not already show to be the same. */
function expectEqual(actual: unknown, expected: unknown): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) expect(actual).toEqual(expected);
}

/** The counters that belong to the model's jobs; what is nought is left out. */
function countsOf(model: SchedulerModel, execution: ModelExecution): Standing["counters"][string] {
  const counts: Partial<Record<JobPhase | JobResult, number>> = {};
  for (const job of model.jobs.filter((one) => one.execution === execution)) {
    const key = job.result ?? job.phase;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

function lost(): never {
  throw new Error("the run has lost something of its own");
}
