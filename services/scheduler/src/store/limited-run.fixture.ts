import { seal, type Envelope } from "@redial/contracts";
import { Rejection, SECOND_MS, toIso, type ExecutionStatus } from "@redial/kernel";
import { systemIds, type Database } from "@redial/platform";
import { fakeClock } from "@redial/testing";
import { loadCallingPacks } from "../calling-packs";
import { numberPlan } from "../number-plan";
import { advanceExecutions } from "../usecases/advance-executions";
import { askAgain } from "../usecases/ask-again";
import { assignTimeZone } from "../usecases/assign-time-zone";
import { cancelExecution } from "../usecases/cancel-execution";
import { endWaitingJobs } from "../usecases/end-waiting-jobs";
import { ended, policyWith, refused } from "../usecases/execution.fixture";
import { executionPolicies } from "../usecases/execution-policies";
import { pauseExecution } from "../usecases/pause-execution";
import { planJobs } from "../usecases/plan-jobs";
import type { OutcomeEvent } from "../usecases/ports";
import { recordOutcomes } from "../usecases/record-outcomes";
import { requestDueAttempts } from "../usecases/request-due-attempts";
import { resumeExecution } from "../usecases/resume-execution";
import type { LimitedCommand, LimitedLaunch } from "./limited-commands.fixture";
import { standings, wrongClaims } from "./limited-claims.fixture";
import { CAP, COOL_DOWN, wrongsOf } from "./limited-standing.fixture";
import { schedulerStore } from "./scheduler-store";
import { sqlSuppressionStore } from "./sql-suppression-store";

interface Row {
  id: string;
  executionId: string;
  phone: string;
  state: number;
  attempt: number;
  requestedAt: string | null;
}

const PERMIT_MS = 10 * SECOND_MS;
const ORGANIZATION = "018f0000-0000-7000-8000-00000000000a";
const packs = loadCallingPacks();
const numbers = numberPlan();

/** Runs commands on the use cases over PostgreSQL; after each nothing may be wrong. In the end everything is played out. */
export async function runUnderLimits(database: Database, commands: readonly LimitedCommand[]): Promise<void> {
  const ids = systemIds();
  const clock = fakeClock();
  const store = schedulerStore(database, ids);
  const suppressions = sqlSuppressionStore(database);
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
    // A dialer that does not answer lets the permits of the wall clock run out; a virtual one leaves the pause unconfirmed.
    pause: pauseExecution({ store, clock, permitMs: PERMIT_MS, wait: async (ms) => void clock.advance(ms) }),
    resume: resumeExecution(store, clock, asleep),
    cancel: cancelExecution(store, clock, asleep),
    assign: assignTimeZone(store, policies, clock, asleep),
  };
  const launched: string[] = [];
  const said: OutcomeEvent[] = [];
  const suppressed = new Set<string>();
  const lastBegunAt = new Map<string, number>();
  let planned = 0;
  let sequence = 0;

  const batch = <Event extends Envelope>(topic: string, event: Event) => ({ input: { topic, partition: 0, lastSequence: ++sequence }, events: [{ sequence, event }] });
  const rows = () => database.rows<Row>('select id, execution_id as "executionId", phone, state, attempt, requested_at::text as "requestedAt" from job order by execution_id, position');
  const pick = <Item>(items: readonly Item[], index: number): Item | undefined => items[index % Math.max(1, items.length)];

  /** All launches call the same few numbers, so that their limits reach from one program to the next. */
  async function launch({ isVirtual, jobs, most, callsPerSecond, pausesItself, isHeld, namesParts }: LimitedLaunch): Promise<void> {
    const now = toIso(clock.now());
    const executionId = ids.next();
    const autoPause = pausesItself ? { autoPause: [{ outcomes: ["network_error" as const], count: 2 }] } : {};
    const { snapshot } = policyWith({
      strategy: namesParts ? { type: "ladder", steps: [{ dayPart: "afternoon", daysLater: 0 }, { afterMinutes: 10 }] } : { type: "fixed_delay", delayMinutes: 10, maxRetries: 2 },
      snapshot: { maxConcurrentCalls: most, ...(callsPerSecond && { callsPerSecond }), ...autoPause, frequencyCaps: [CAP], coolDowns: [COOL_DOWN], timeZoneMode: isHeld ? "contact" : "program" },
    }).execution;
    const about = { time: now, organization: ORGANIZATION, causation: null };
    const contacts = Array.from({ length: jobs }, (_, index) => ({ contactIds: [ids.next()], phone: isHeld && index % 2 === 0 ? `+88213000${100 + index}` : `+1202555${1_000 + index}`, timeZone: null, region: null }));
    const opened = seal(ids.next(), { type: "execution.launched", ...about, data: { executionId, programId: ids.next(), launchedAt: now, clock: isVirtual ? "fast_forward" : "real_time", seed: "seed", snapshot } });
    const audience = seal(ids.next(), { type: "audience.sent", ...about, data: { executionId, chunk: 0, last: true, contacts } });
    for (const event of [opened, audience]) if (event.type === "execution.launched" || event.type === "audience.sent") await act.plan(batch("program.events", event));
    launched.push(executionId);
    planned += jobs;
  }

  /** What the dialer says now of an attempt: it began when it was requested, and on a virtual clock took twenty seconds. */
  function tell(job: Row, what: Extract<OutcomeEvent, { type: "attempt.ended" }> | Extract<OutcomeEvent, { type: "attempt.refused" }>, isVirtual: boolean): OutcomeEvent {
    const requestedAt = job.requestedAt === null ? clock.now() : Date.parse(job.requestedAt);
    const at = toIso(isVirtual ? requestedAt + 20 * SECOND_MS : clock.now());
    const about = { id: ids.next(), time: at, key: job.id, organization: ORGANIZATION };
    const whose = { executionId: job.executionId, jobId: job.id };
    const event: OutcomeEvent = what.type === "attempt.ended" ? { ...what, ...about, data: { ...what.data, ...whose, startedAt: toIso(requestedAt), endedAt: at } } : { ...what, ...about, data: { ...what.data, ...whose, refusedAt: at } };
    said.push(event);
    return event;
  }

  const hear = (event: OutcomeEvent) => act.record(batch("dialer.events", event));
  const clocks = async () => new Map((await database.rows<{ id: string; clock: string }>("select id, clock from execution")).map((row) => [row.id, row.clock === "fast_forward"]));

  async function answer(which: number, saying: (job: Row) => Parameters<typeof tell>[1], among: (job: Row) => boolean): Promise<void> {
    const job = pick((await rows()).filter(among), which);
    if (job) await hear(tell(job, saying(job), (await clocks()).get(job.executionId) ?? false));
  }

  async function look(): Promise<void> {
    const before = await standings(database);
    await act.look();
    const after = await standings(database);
    expect(wrongClaims(before, after, { now: clock.now(), lastBegunAt })).toEqual([]);
    const wasUp = new Set(before.filter(({ state }) => state === 1).map(({ id }) => id));
    const called = after.filter(({ id, state }) => state === 1 && !wasUp.has(id));
    expect(called.filter(({ phone }) => suppressed.has(phone))).toEqual([]);
    for (const { executionId } of called) lastBegunAt.set(executionId, clock.now());
  }

  async function ask(work: Promise<unknown>): Promise<void> {
    await work.catch((error: unknown) => {
      if (!(error instanceof Rejection)) throw error;
    });
  }

  async function run(command: LimitedCommand): Promise<void> {
    const of = (which: number) => ({ organizationId: ORGANIZATION, executionId: pick(launched, which) ?? "" });
    switch (command.do) {
      case "launch":
        return launch(command);
      case "outcome":
        return answer(command.which, ({ attempt }) => ended(attempt, command.outcome), ({ state }) => state === 1);
      case "late_outcome":
        return answer(command.which, ({ attempt }) => ended(Math.max(1, attempt - 1), command.outcome), ({ state }) => state !== 1);
      case "refuse":
        return answer(command.which, ({ attempt }) => refused(attempt, "carrier_not_accepting"), ({ state }) => state === 1);
      case "say_again": {
        const event = pick(said, command.which);
        return event && hear(event);
      }
      case "suppress": {
        const phone = pick([...new Set((await rows()).map((row) => row.phone))], command.which);
        if (phone === undefined || command.which % 3 > 0) return;
        suppressed.add(phone);
        await suppressions.suppress(ORGANIZATION, "operator", clock.now(), [{ phone, reason: "asked", expiresAt: null }]);
        return;
      }
      case "assign_zone":
        return ask(act.assign({ ...of(command.which), phones: null, timeZone: "Europe/London" }));
      case "pause":
      case "resume":
      case "cancel":
        return ask(act[command.do](of(command.which)));
      case "wait":
        return void clock.advance(command.ms);
      case "look":
        return look();
      case "ask_again":
      case "advance":
      case "end_waiting":
        return void (await act[command.do]());
      default:
        return command satisfies never;
    }
  }

  async function expectRight(): Promise<void> {
    expect(await wrongsOf(database)).toEqual([]);
    expect((await rows()).length).toBe(planned);
  }

  for (const command of commands) {
    await run(command);
    await expectRight();
  }
  const isOpen = async () => (await database.rows<{ status: ExecutionStatus }>("select status from execution where ended_at is null")).length > 0;
  for (let round = 0; (await isOpen()) && round < 200; round++) {
    for (let index = 0; index < launched.length; index++) for (const step of ["resume", "assign_zone"] as const) await run({ do: step, which: index });
    for (const job of (await rows()).filter(({ state }) => state === 1)) await hear(tell(job, ended(job.attempt, "no_answer"), (await clocks()).get(job.executionId) ?? false));
    clock.advance(1_800 * SECOND_MS);
    for (const step of ["advance", "look", "end_waiting"] as const) await run({ do: step });
    await expectRight();
  }
  expect((await rows()).filter(({ state }) => state !== 2)).toEqual([]);
  expect(await isOpen()).toBe(false);
}
