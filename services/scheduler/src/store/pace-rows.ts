import type { ExecutionId, Instant } from "@redial/kernel";
import { sqlNumbers, sqlTexts, type Database, type Statement, type Tx } from "@redial/platform";
import type { PaceOver, PaceScope } from "../domain/pace-hold";
import type { Pace, PaceLimit } from "../domain/pace-limit";
import { sqlInstant } from "./sql-instant";

/** One limit as its row tells it. Its key names its scope and, behind a space, whose it is: `carrier simulator`, `organization 018f…`, `execution 018f…`. */
export interface PaceRow extends Pace {
  key: string;
  lastServed: string | null;
}

/** A row of the columns in `PACE_COLUMNS`. */
export interface PaceColumns {
  key: string;
  maxConcurrentCalls: number | null;
  callsPerSecond: number | null;
  tokens: number;
  countedAt: Instant;
  lastServed: string | null;
}

/** The columns of a limit `p`, under the names of `PaceColumns`. */
export const PACE_COLUMNS = `p.scope || ' ' || p.id as key, p.max_concurrent as "maxConcurrentCalls", p.calls_per_second as "callsPerSecond", p.tokens,
  ${sqlInstant("p.counted_at")} as "countedAt", p.last_served as "lastServed"`;

/** A limit from its columns. */
export function paceFrom({ tokens, countedAt, ...row }: PaceColumns): PaceRow {
  return { ...row, bucket: { tokens, countedAt } };
}

/**
 * Who claims under a shared limit holds its row to the end of the transaction, so that of any number of replicas none sees room that another is
 * using. A row that is held is skipped: its executions are being served.
 */
const lock: Statement = {
  name: "pace-lock",
  text: `select ${PACE_COLUMNS} from pace p where (p.scope, p.id) in (select * from unnest($1::text[], $2::text[])) order by p.scope, p.id for update skip locked`,
};

/** Locks the limits of these keys, as far as they exist and no one else holds them. */
export async function lockPaces(tx: Tx, keys: readonly string[]): Promise<PaceRow[]> {
  if (keys.length === 0) return [];
  return (await tx.rows<PaceColumns>(lock, columnsOf(keys))).map(paceFrom);
}

/** Calls on a virtual clock ring nowhere: they are up under no shared limit. */
const callsUp: Statement = {
  name: "pace-calls-up",
  text: `select k.scope || ' ' || k.id as key, sum(c.in_progress)::int as calls
    from unnest($1::text[], $2::text[]) as k(scope, id)
    join execution e on e.ended_at is null and e.clock = 'real_time' and case k.scope when 'carrier' then e.carrier = k.id else e.organization_id::text = k.id end
    join execution_counters c on c.execution_id = e.id
    group by k.scope, k.id`,
};

/** How many calls are up under each of these shared limits; true until the transaction ends for those that it has locked, save that calls end. */
export async function countCallsUp(tx: Pick<Tx, "rows">, keys: readonly string[]): Promise<Map<string, number>> {
  if (keys.length === 0) return new Map();
  const rows = await tx.rows<{ key: string; calls: number }>(callsUp, columnsOf(keys));
  return new Map(rows.map(({ key, calls }) => [key, calls]));
}

const over: Statement = {
  name: "pace-over",
  text: `select 'execution ' || e.id as key, e.max_concurrent_calls as "maxConcurrentCalls", p.calls_per_second as "callsPerSecond", coalesce(p.tokens, 0) as tokens,
      coalesce(${sqlInstant("p.counted_at")}, 0) as "countedAt", null as "lastServed", c.in_progress as "callsUp"
    from execution e join execution_counters c on c.execution_id = e.id left join pace p on p.scope = 'execution' and p.id = e.id::text where e.id = $1
    union all
    select ${PACE_COLUMNS}, 0 from execution e join pace p on e.clock = 'real_time' and (p.scope, p.id) in (('organization', e.organization_id::text), ('carrier', e.carrier)) where e.id = $1`,
};

/** The limits that an execution stands under as they are now, unlocked: its own, then those that it shares. */
export async function readPacesOver(database: Pick<Database, "rows">, id: ExecutionId): Promise<PaceOver[]> {
  const rows = await database.rows<PaceColumns & { callsUp: number }>(over, [id]);
  const shared = await countCallsUp(database, rows.slice(1).map(({ key }) => key));
  return rows.map(({ callsUp: own, ...row }, index) => {
    const { key, maxConcurrentCalls, callsPerSecond, bucket } = paceFrom(row);
    return { scope: key.slice(0, key.indexOf(" ")) as PaceScope, maxConcurrentCalls, callsPerSecond, bucket, callsUp: index === 0 ? own : (shared.get(key) ?? 0) };
  });
}

const update: Statement = {
  name: "pace-update",
  text: `update pace p set tokens = n.tokens, counted_at = to_timestamp(n.counted_at / 1000), last_served = n.last_served
    from unnest($1::text[], $2::text[], $3::float8[], $4::float8[], $5::text[]) as n(scope, id, tokens, counted_at, last_served)
    where p.scope = n.scope and p.id = n.id`,
};

/** Writes what is left of limits that this transaction has to itself. */
export async function updatePaces(tx: Tx, paces: readonly PaceRow[]): Promise<void> {
  if (paces.length === 0) return;
  await tx.rows(update, [
    ...columnsOf(paces.map(({ key }) => key)),
    sqlNumbers(paces.map(({ bucket }) => bucket.tokens)),
    sqlNumbers(paces.map(({ bucket }) => bucket.countedAt)),
    sqlTexts(paces.map(({ lastServed }) => lastServed)),
  ]);
}

const set: Statement = {
  name: "pace-set",
  text: `insert into pace (scope, id, max_concurrent, calls_per_second) values ($1, $2, $3, $4)
    on conflict (scope, id) do update set max_concurrent = excluded.max_concurrent, calls_per_second = excluded.calls_per_second`,
};

/** Sets a limit that executions share, for the claims that follow, and keeps what was used of it; one that limits nothing is gone. Waits for a claim under it. */
export async function setPace(tx: Tx, scope: "organization" | "carrier", id: string, { maxConcurrentCalls, callsPerSecond }: PaceLimit): Promise<void> {
  if (maxConcurrentCalls === null && callsPerSecond === null) await tx.rows("delete from pace where scope = $1 and id = $2", [scope, id]);
  else await tx.rows(set, [scope, id, maxConcurrentCalls, callsPerSecond]);
}

/** Sets the limits of all carriers: those that are not named have none. */
export function setCarrierPaces(database: Database, limits: ReadonlyMap<string, PaceLimit>): Promise<void> {
  return database.transact(async (tx) => {
    await tx.rows("delete from pace where scope = 'carrier' and id <> all($1::text[])", [[...limits.keys()]]);
    for (const [carrier, limit] of limits) await setPace(tx, "carrier", carrier, limit);
  });
}

function columnsOf(keys: readonly string[]): [scopes: string, ids: string] {
  const space = (key: string) => key.indexOf(" ");
  return [sqlTexts(keys.map((key) => key.slice(0, space(key)))), sqlTexts(keys.map((key) => key.slice(space(key) + 1)))];
}
