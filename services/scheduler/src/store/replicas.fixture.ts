import { seal } from "@redial/contracts";
import { SECOND_MS, toIso, type ExecutionId, type Instant, type Outcome } from "@redial/kernel";
import { openDatabase, systemIds, type Database } from "@redial/platform";
import { createTestDatabase, fakeClock, type FakeClock } from "@redial/testing";
import { loadCallingPacks } from "../calling-packs";
import { ended, policyWith } from "../usecases/execution.fixture";
import { executionPolicies } from "../usecases/execution-policies";
import type { LaunchedExecution } from "../usecases/ports";
import { recordOutcomes } from "../usecases/record-outcomes";
import { requestDueAttempts } from "../usecases/request-due-attempts";
import { insertExecution } from "./execution-rows";
import { SCHEDULER_MIGRATIONS } from "./migrations";
import { setPace } from "./pace-rows";
import { schedulerStore } from "./scheduler-store";

/** Schedulers on one database and one clock, which look for due jobs only when the test says so. */
export interface Replicas {
  clock: FakeClock;
  database: Database;
  /** Lets every replica look once, all at the same time. */
  look(): Promise<void>;
  /** A running execution by the wall clock with as many jobs due now. */
  launch(jobs: number, changes?: { organizationId?: string; snapshot?: Partial<LaunchedExecution["snapshot"]> }): Promise<ExecutionId>;
  /** Limits what executions share, by the key of the limit; with nothing named, no more. */
  limit(scope: "organization" | "carrier", id: string, of: { maxConcurrentCalls?: number; callsPerSecond?: number }): Promise<void>;
  /** How many calls each execution, in the order of the launches, has begun so far. */
  begun(): Promise<number[]>;
  /** How many of those are up. */
  up(): Promise<number[]>;
  /** Ends calls that are up, at most as many of each execution: their jobs are completed. */
  hangUp(most?: number): Promise<void>;
  /**
   * Tells one of the replicas, counted from 0, which executions the dialer has halted, and how calls that are up ended: the earliest in the audience
   * first, each a second after the one before.
   */
  hear(replica: number, outcomes: readonly Outcome[], halted?: readonly ExecutionId[]): Promise<void>;
  /** Ends when a transaction waits for what another holds. */
  untilOneWaits(): Promise<void>;
  stop(): Promise<void>;
}

interface Call {
  id: string;
  executionId: ExecutionId;
  attempt: number;
}

const PERMIT_MS = 10_000;

/** Opens as many replicas. */
export async function replicas(count: number): Promise<Replicas> {
  const own = await createTestDatabase();
  const ids = systemIds();
  const clock = fakeClock();
  const databases = await Promise.all(Array.from({ length: count }, () => openDatabase({ url: own.url, application: "scheduler", migrations: SCHEDULER_MIGRATIONS })));
  const [database] = databases;
  if (!database) throw new Error("no replica was wanted");
  const stores = databases.map((one) => schedulerStore(one, ids));
  const packs = loadCallingPacks();
  const rounds = stores.map((store) => requestDueAttempts({ store, policies: executionPolicies(store, packs), clock, permitMs: PERMIT_MS }));
  const records = stores.map((store) => recordOutcomes(store, executionPolicies(store, packs), () => undefined));
  const told = new Set<string>();
  const launchedIds: ExecutionId[] = [];
  const inOrder = async (calls: (row: { begun: number; up: number }) => number) => {
    const rows = await database.rows<{ id: string; begun: number; up: number }>(countCalls);
    const byId = new Map(rows.map((row) => [row.id, calls(row)]));
    return launchedIds.map((id) => byId.get(id) ?? 0);
  };
  return {
    clock,
    database,
    look: async () => void (await Promise.all(rounds.map((round) => round()))),
    async launch(jobs, { organizationId, snapshot } = {}) {
      const id = ids.next();
      launchedIds.push(id);
      const { execution } = policyWith({ execution: { id, ...(organizationId && { organizationId }), launchedAt: clock.now() }, snapshot: { ...snapshot } });
      const state = { ...execution, status: "running" as const, reason: null, revision: 2, wavesTold: 0, startedAt: clock.now(), endedAt: null };
      await database.transact(async (tx) => {
        await insertExecution(tx, execution, state, null);
        await tx.rows(addJobs, [id, jobs, clock.now()]);
      });
      return id;
    },
    limit: (scope, id, { maxConcurrentCalls = null, callsPerSecond = null }) => database.transact((tx) => setPace(tx, scope, id, { maxConcurrentCalls, callsPerSecond })),
    begun: () => inOrder(({ begun }) => begun),
    up: () => inOrder(({ up }) => up),
    hangUp: async (most = 1_000_000) => void (await database.rows(endCalls, [most])),
    async hear(replica, outcomes, halted = []) {
      const calls = (await database.rows<Call>("select id, execution_id as \"executionId\", attempt from job where state = 1 order by position")).filter(({ id }) => !told.has(id)).slice(0, outcomes.length);
      const halts = halted.map((executionId) => {
        told.add(ids.next());
        return { sequence: told.size, event: seal(ids.next(), { type: "execution.halted", time: toIso(clock.now()), organization: ids.next(), causation: null, data: { executionId, revision: 2 } }) };
      });
      const ends = calls.map(({ id: jobId, executionId, attempt }, index) => {
        told.add(jobId);
        const said = ended(attempt, outcomes[index] ?? "completed");
        const at = toIso(clock.now() + told.size * SECOND_MS);
        return { sequence: told.size, event: { ...said, id: ids.next(), key: jobId, data: { ...said.data, executionId, jobId, startedAt: at, endedAt: at } } };
      });
      await records[replica]?.({ input: { topic: "dialer.events", partition: replica, lastSequence: told.size }, events: [...halts, ...ends] });
    },
    async untilOneWaits() {
      while ((await database.rows("select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")).length === 0) continue;
    },
    async stop() {
      await Promise.all(databases.map((one) => one.close()));
      await own.drop();
    },
  };
}

const countCalls = `select execution_id as id, (select count(*)::int from job j where j.execution_id = c.execution_id and j.attempt > 0) as begun, in_progress as up
  from execution_counters c`;

const addJobs = `with added as (
    insert into job (id, execution_id, phone, position, due_at)
    select gen_random_uuid(), $1, '+1202' || (5550000 + n), n, to_timestamp($3::float8 / 1000) from generate_series(1, $2::int) n)
  update execution_counters set pending = $2 where execution_id = $1`;

const endCalls = `with ended as (
    update job set state = 2, result = 'completed', reason = 'completed'
    where id in (select id from (select id, row_number() over (partition by execution_id order by requested_at, position) as place from job where state = 1) up where place <= $1)
    returning execution_id),
  counted as (select execution_id, count(*)::int as calls from ended group by execution_id)
  update execution_counters c set in_progress = in_progress - calls, completed = completed + calls from counted n where n.execution_id = c.execution_id`;

/** Instants a test steps through: pseudo-random gaps below `mostMs`, the same in every run. */
export function gaps(count: number, mostMs: number): Instant[] {
  let state = 1;
  return Array.from({ length: count }, () => (state = (state * 48_271) % 2_147_483_647) % mostMs);
}
