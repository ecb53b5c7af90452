import { programSnapshot, type ProgramSnapshot } from "@redial/contracts";
import type { ClockMode, ExecutionId, ExecutionStatus, Instant } from "@redial/kernel";
import { sqlNumbers, tellingSql, type Database, type Statement, type Tx } from "@redial/platform";
import type { ExecutionFacts, ExecutionState, LaunchedExecution, VirtualClock } from "../usecases/ports";
import { insertWatch } from "./auto-pause-rows";
import { sqlInstant } from "./sql-instant";

interface LaunchedRow {
  id: string;
  organizationId: string;
  programId: string;
  clock: ClockMode;
  seed: string;
  launchedAt: Instant;
  startAt: Instant | null;
  stopAt: Instant | null;
  snapshot: unknown;
}

const LAUNCHED = `e.id, e.organization_id as "organizationId", e.program_id as "programId", e.clock, e.seed,
  ${sqlInstant("e.launched_at")} as "launchedAt", ${sqlInstant("e.start_at")} as "startAt", ${sqlInstant("e.stop_at")} as "stopAt", e.snapshot`;

function launchedFrom(row: LaunchedRow): LaunchedExecution {
  const snapshot: ProgramSnapshot = programSnapshot.parse(row.snapshot);
  return { ...row, snapshot };
}

/** What executions were launched with. */
export async function readLaunched(source: Pick<Database, "rows">, ids: readonly ExecutionId[]): Promise<LaunchedExecution[]> {
  const rows = await source.rows<LaunchedRow>(`select ${LAUNCHED} from execution e where e.id = any($1::uuid[])`, [ids]);
  return rows.map(launchedFrom);
}

const insert: Statement = {
  name: "execution-insert",
  text: `with opened as (
      insert into execution (id, organization_id, program_id, status, clock, seed, snapshot, max_concurrent_calls, launched_at, start_at, stop_at, look_back_ms)
      values ($1, $2, $3, $4, $5, $6, $7, $8, to_timestamp($9::float8 / 1000), to_timestamp($10::float8 / 1000), to_timestamp($11::float8 / 1000), $13)
      on conflict (id) do nothing returning id),
    paced as (insert into pace (scope, id, calls_per_second) select 'execution', id::text, $12::float8 from opened where $12::float8 is not null)
    insert into execution_counters (execution_id) select id from opened returning ${tellingSql("execution_id::text")}`,
};

/** Opens an execution with all counters at zero, and its virtual clock at `clock.now` when it has one. `lookBackMs` is how far its limits look back. */
export async function insertExecution(tx: Tx, launched: LaunchedExecution, state: ExecutionState, clock: VirtualClock | null, lookBackMs = 0): Promise<void> {
  const { id, organizationId, programId, seed, snapshot, launchedAt, startAt, stopAt } = launched;
  // On a virtual clock the wave itself keeps the pace.
  const pace = launched.clock === "real_time" ? (snapshot.callsPerSecond ?? null) : null;
  await tx.rows(insert, [id, organizationId, programId, state.status, launched.clock, seed, JSON.stringify(snapshot), snapshot.maxConcurrentCalls, launchedAt, startAt, stopAt, pace, lookBackMs]);
  if (snapshot.autoPause?.length) await insertWatch(tx, id);
  if (clock) {
    await tx.rows("insert into virtual_clock (execution_id, now, lanes) values ($1, to_timestamp($2::float8 / 1000), $3) on conflict do nothing", [id, clock.now, clock.lanes]);
  }
}

interface LockedRow extends LaunchedRow {
  status: ExecutionStatus;
  reason: string | null;
  revision: number;
  startedAt: Instant | null;
  endedAt: Instant | null;
  wavesTold: number;
  audienceComplete: boolean;
  wavesPlanned: number;
  contacts: number;
  contactsCompleted: number;
  pending: number;
  inProgress: number;
  cutByStop: number;
  virtualEnd: Instant | null;
}

/** By a statement of its own: the counters that are read after it are those of every claim that it waited for. */
const lock: Statement = { name: "execution-lock", text: "select 1 from execution where id = $1 for update" };

const readLocked: Statement = {
  name: "execution-read-locked",
  text: `select ${LAUNCHED}, e.status, e.status_reason as reason, e.revision, ${sqlInstant("e.started_at")} as "startedAt", ${sqlInstant("e.ended_at")} as "endedAt",
      e.waves_told as "wavesTold", e.audience_complete as "audienceComplete", e.waves_planned as "wavesPlanned",
      c.pending + c.in_progress + c.completed + c.message_left + c.failed + c.skipped as contacts, c.completed as "contactsCompleted", c.pending, c.in_progress as "inProgress", c.cut_by_stop as "cutByStop",
      (select max(free_at) from virtual_clock v, unnest(v.lanes) as free_at where v.execution_id = e.id) as "virtualEnd"
    from execution e join execution_counters c on c.execution_id = e.id where e.id = $1`,
};

/** Locks one execution and answers where it stands; null when there is none. */
export async function lockExecution(tx: Tx, id: ExecutionId): Promise<{ state: ExecutionState; facts: ExecutionFacts } | null> {
  await tx.rows(lock, [id]);
  const [row] = await tx.rows<LockedRow>(readLocked, [id]);
  if (!row) return null;
  const { organizationId, programId, status, reason, revision, startedAt, endedAt, wavesTold, audienceComplete, wavesPlanned, contacts, contactsCompleted, pending, inProgress, cutByStop, virtualEnd } = row;
  const state = { id, organizationId, programId, status, reason, revision, wavesTold, startedAt, endedAt };
  return { state, facts: { launched: launchedFrom(row), audienceComplete, wavesPlanned, contacts, contactsCompleted, pending, inProgress, cutByStop, virtualEnd } };
}

const update: Statement = {
  name: "execution-update",
  text: `update execution set status = $2, status_reason = $3, revision = $4,
    started_at = to_timestamp($5::float8 / 1000), ended_at = to_timestamp($6::float8 / 1000), waves_told = $7 where id = $1 returning ${tellingSql("id::text")}`,
};

/** Writes where a locked execution stands. */
export async function updateExecution(tx: Tx, state: ExecutionState): Promise<void> {
  await tx.rows(update, [state.id, state.status, state.reason, state.revision, state.startedAt, state.endedAt, state.wavesTold]);
}

const lockClocks: Statement = {
  name: "clock-lock",
  text: `select execution_id as "executionId", ${sqlInstant("now")} as now, lanes, starts from virtual_clock where execution_id = any($1::uuid[]) order by execution_id for update`,
};

/** Locks the virtual clocks of those executions that have one, in the order of their ids. */
export async function lockVirtualClocks(tx: Tx, ids: readonly ExecutionId[]): Promise<Map<ExecutionId, VirtualClock>> {
  const rows = await tx.rows<{ executionId: string; now: Instant; lanes: Instant[]; starts: Instant[] }>(lockClocks, [ids]);
  return new Map(rows.map(({ executionId, ...clock }) => [executionId, clock]));
}

/** Writes a locked virtual clock. */
export async function updateVirtualClock(tx: Tx, id: ExecutionId, clock: VirtualClock): Promise<void> {
  await tx.rows({ name: "clock-update", text: "update virtual_clock set now = to_timestamp($2::float8 / 1000), lanes = $3, starts = $4 where execution_id = $1" }, [id, clock.now, sqlNumbers(clock.lanes), sqlNumbers(clock.starts)]);
}
