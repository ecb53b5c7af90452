import { Rejection } from "@redial/kernel";
import { DatabaseError, type Client } from "pg";
import { REBUILT_SCHEMA, REBUILT_TABLES } from "./rebuilt-tables";

/** Whether reports may lose what the bus no longer keeps. */
export interface SwapChoice {
  acceptLoss: boolean;
}

/** What a swap must know. */
export interface Swap extends SwapChoice {
  /** Ends the rebuild's own reading. */
  stopReading(): Promise<void>;
  /** True when all that the bus kept a moment ago was read: what is still missing then is not kept any more. */
  isAllRead: boolean;
}

const REPLACED_SCHEMA = "replaced";
const WAIT_MS = 10_000;
const LOOK_EVERY_MS = 20;
/** Less than it takes PostgreSQL to look for deadlocks: of two who wait for each other it is the swap that lets go, never a query. */
const LOCK_TIMEOUT = "200ms";

/**
 * Puts the rebuilt tables in the place of the others, once they have taken in all that those have: recording stands still meanwhile, and goes on where the rebuilt marks are.
 * False when it could not be done now, and nothing changed; recording may have waited for some seconds.
 */
export async function swapTables(session: Client, { stopReading, isAllRead, acceptLoss }: Swap): Promise<boolean> {
  await session.query(`begin; set local lock_timeout = '${LOCK_TIMEOUT}'`);
  try {
    await session.query("lock table inbox_mark in share row exclusive mode");
    const isWhole = await hasCaughtUp(session);
    if (!isWhole && !isAllRead) {
      await session.query("rollback");
      return false;
    }
    await stopReading();
    if (!acceptLoss) await refuseLoss(session, isWhole);
    await move(session);
    await session.query("commit");
    return true;
  } catch (error) {
    await session.query("rollback").catch(() => undefined);
    if (error instanceof DatabaseError && (error.code === "55P03" || error.code === "40P01")) return false;
    throw error;
  }
}

/** Waits until the rebuilt marks have reached those of the service, which stand still. What stands in letters was read from its own place too. */
async function hasCaughtUp(session: Client): Promise<boolean> {
  const behind = `select 1 from inbox_mark own left join ${REBUILT_SCHEMA}.inbox_mark new on new.topic = own.topic and new.partition = own.partition
    where own.topic not like 'letter %' and coalesce(new.sequence, 0) < own.sequence limit 1`;
  for (const until = performance.now() + WAIT_MS; performance.now() < until; ) {
    if ((await session.query(behind)).rowCount === 0) return true;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return false;
}

async function refuseLoss(session: Client, isWhole: boolean): Promise<void> {
  const { rows } = await session.query<{ executions: number; example: string | null }>(
    `select count(*)::int as executions, min(own.id::text) as example from execution own left join ${REBUILT_SCHEMA}.execution new on new.id = own.id
     where new.id is null or new.contacts < own.contacts or new.calls < own.calls`,
  );
  const [{ executions, example } = { executions: 0, example: null }] = rows;
  if (executions === 0 && isWhole) return;
  const what = example === null ? "all that was recorded" : `all that ${executions} executions were counted from, ${example} among them`;
  throw new Rejection("REBUILD_LOSES", `The bus no longer keeps ${what}; nothing was changed. With --accept-loss they are counted from what is left.`);
}

/** A replaced table's indexes go with it, so names are free when the rebuilt one comes. Marks never go back; those of letters are kept. */
async function move(session: Client): Promise<void> {
  const { rows } = await session.query<{ schema: string }>("select current_schema() as schema");
  const own = rows[0]?.schema ?? "public";
  await session.query(`drop schema if exists ${REPLACED_SCHEMA} cascade; create schema ${REPLACED_SCHEMA}`);
  await session.query(`lock table ${REBUILT_TABLES.map((table) => `${own}.${table}`).join(", ")} in access exclusive mode`);
  for (const table of REBUILT_TABLES) {
    await session.query(`alter table ${own}.${table} set schema ${REPLACED_SCHEMA}; alter table ${REBUILT_SCHEMA}.${table} set schema ${own}`);
  }
  await session.query(`insert into ${own}.inbox_mark as new select * from ${REPLACED_SCHEMA}.inbox_mark
    on conflict (topic, partition) do update set sequence = greatest(new.sequence, excluded.sequence); drop schema ${REPLACED_SCHEMA} cascade`);
}
