import { parseEvent, seal, type AudienceSent, type AttemptEnded, type Envelope, type Fact } from "@redial/contracts";
import { MINUTE_MS, toIso, type Instant, type Outcome } from "@redial/kernel";
import { openDatabase, systemIds, type Database, type EventBatch } from "@redial/platform";
import { createTestDatabase, fakeClock, type FakeClock } from "@redial/testing";
import { loadCallingPacks } from "./calling-packs";
import { numberPlan } from "./number-plan";
import { SCHEDULER_MIGRATIONS } from "./store/migrations";
import { schedulerStore } from "./store/scheduler-store";
import { advanceExecutions } from "./usecases/advance-executions";
import { policyWith } from "./usecases/execution.fixture";
import { executionPolicies } from "./usecases/execution-policies";
import { planJobs } from "./usecases/plan-jobs";
import type { DialerEvent, LaunchedExecution, LaunchEvent } from "./usecases/ports";
import { recordOutcomes } from "./usecases/record-outcomes";
import { requestByWallClock, requestDueAttempts } from "./usecases/request-due-attempts";

/** An attempt that has been requested and not answered. */
export interface CallUp {
  executionId: string;
  jobId: string;
  phone: string;
  attempt: number;
  requestedAt: Instant;
}

/** The use cases of several schedulers on one database and one clock, with the services around them played by the test. */
export interface Office {
  organizationId: string;
  clock: FakeClock;
  database: Database;
  /** Launches a program to numbers and starts it; answers the execution's id. */
  launch(phones: readonly string[], changes?: { organizationId?: string; execution?: Partial<LaunchedExecution>; snapshot?: Partial<LaunchedExecution["snapshot"]> }): Promise<string>;
  /** Lets every scheduler look once for due jobs, all at the same time; answers the calls that are up then. */
  look(): Promise<CallUp[]>;
  /** Lets the first scheduler claim due jobs of the first execution, the second those of the second and so on, all at the same time; answers the calls that are up then. */
  claimApart(executionIds: readonly string[]): Promise<CallUp[]>;
  /** The dialer says how a call ended that took a minute, or that it was not placed. */
  answer(call: CallUp, outcome: Outcome | "refused", detail?: string): Promise<void>;
  /** A job by its execution and number. */
  job(executionId: string, phone: string): Promise<{ state: number; dueAt: Instant; attempt: number; result: string | null; reason: string | null; rules: string[] }>;
  /** What was said of an execution's jobs, in order. */
  said(executionId: string): Promise<Envelope[]>;
  stop(): Promise<void>;
}

const PERMIT_MS = 10_000;

/** Opens as many schedulers. */
export async function openOffice(schedulers = 1): Promise<Office> {
  const own = await createTestDatabase();
  const clock = fakeClock();
  const ids = systemIds();
  const organizationId = ids.next();
  const databases = await Promise.all(Array.from({ length: schedulers }, () => openDatabase({ url: own.url, application: "scheduler", migrations: SCHEDULER_MIGRATIONS })));
  const [database] = databases;
  if (!database) throw new Error("no scheduler was wanted");
  const [packs, numbers] = [loadCallingPacks(), numberPlan()];
  const desks = databases.map((one) => {
    const store = schedulerStore(one, ids);
    const policies = executionPolicies(store, packs);
    const round = requestDueAttempts({ store, policies, clock, permitMs: PERMIT_MS });
    const claim = async (id: string) => {
      const now = clock.now();
      const policy = (await policies.of([id])).get(id);
      if (!policy) throw new Error(`execution ${id} was not launched`);
      await store.decideDue([{ id, clock: "real_time", limitedBy: [] }], now, (jobs, numbers) => {
        const decisions = jobs.map((job) => requestByWallClock(policy, job, now, PERMIT_MS, numbers));
        return { jobs: decisions.map(({ next }) => next), events: decisions.flatMap(({ events }) => events) };
      });
    };
    return { claim, round, plan: planJobs({ store, packs, numbers, clock, ids }), record: recordOutcomes(store, policies, () => undefined), advance: advanceExecutions(store, clock) };
  });
  const [desk] = desks;
  if (!desk) throw new Error("no scheduler was wanted");
  let sequence = 0;
  const batch = <Event extends LaunchEvent | DialerEvent>(topic: string, facts: readonly Fact[]): EventBatch<Event> => {
    const events = facts.map((fact) => ({ sequence: ++sequence, event: seal(ids.next(), fact) as Envelope as Event }));
    return { input: { topic, partition: 0, lastSequence: sequence }, events };
  };
  const callsUp = () =>
    database.rows<CallUp>(
      `select execution_id as "executionId", id as "jobId", phone, attempt, (extract(epoch from requested_at) * 1000)::float8 as "requestedAt" from job where state = 1 order by requested_at, id`,
    );

  return {
    organizationId,
    clock,
    database,
    async launch(phones, changes = {}) {
      const { execution } = policyWith({ execution: { id: ids.next(), organizationId: changes.organizationId ?? organizationId, launchedAt: clock.now(), ...changes.execution }, snapshot: { maxConcurrentCalls: 1_000, ...changes.snapshot } });
      const { id: executionId, programId, seed, snapshot } = execution;
      const about = { time: toIso(clock.now()), organization: execution.organizationId, causation: null };
      const contacts: AudienceSent["contacts"] = phones.map((phone) => ({ contactIds: [ids.next()], phone, timeZone: null, region: null }));
      await desk.plan(
        batch("program.events", [
          { type: "execution.launched", ...about, data: { executionId, programId, launchedAt: about.time, clock: execution.clock, seed, snapshot } },
          { type: "audience.sent", ...about, data: { executionId, chunk: 0, last: true, contacts } },
        ]),
      );
      await desk.advance();
      return executionId;
    },
    async look() {
      await Promise.all(desks.map(({ round }) => round()));
      return callsUp();
    },
    async claimApart(executionIds) {
      await Promise.all(executionIds.map((id, index) => desks[index]?.claim(id)));
      return callsUp();
    },
    async answer({ executionId, jobId, attempt, requestedAt }, outcome, detail) {
      const endedAt = toIso(requestedAt + MINUTE_MS);
      const about = { time: endedAt, organization: organizationId, causation: null };
      const call = { executionId, jobId, attempt };
      if (outcome === "refused") return desk.record(batch("dialer.events", [{ type: "attempt.refused", ...about, data: { ...call, refusal: "not_placed", refusedAt: endedAt } }]));
      const data: AttemptEnded = { ...call, outcome, carrierCode: "sip:486", detail: detail ?? null, answeredBy: null, startedAt: toIso(requestedAt), endedAt, ringMs: 60_000, talkMs: 0 };
      await desk.record(batch("dialer.events", [{ type: "attempt.ended", ...about, data }]));
    },
    async job(executionId, phone) {
      type Row = Awaited<ReturnType<Office["job"]>>;
      const [job] = await database.rows<Row>(
        `select state, (extract(epoch from due_at) * 1000)::float8 as "dueAt", attempt, result, reason, array(select value->>'rule' from json_array_elements(because::json)) as rules
         from job where execution_id = $1 and phone = $2`,
        [executionId, phone],
      );
      if (!job) throw new Error(`no job calls ${phone}`);
      return job;
    },
    async said(executionId) {
      const rows = await database.rows<{ body: string }>("select body from outbox_event where body like '%' || $1 || '%' order by xid, id, position", [executionId]);
      return rows.map(({ body }) => parseEvent(JSON.parse(body)));
    },
    async stop() {
      await Promise.all(databases.map((one) => one.close()));
      await own.drop();
    },
  };
}
