import { Rejection } from "@redial/kernel";
import { openBus, openDatabase, type Bus, type Database, type Log, type Running } from "@redial/platform";
import type { Client } from "pg";
import { HEARD_TOPICS } from "../counting/heard-events";
import { REPORTING_MIGRATIONS } from "../store/migrations";
import { createLateIndexes, dropLateIndexes } from "./late-indexes";
import { readBeside, REBUILD_GROUP } from "./read-beside";
import { startReaderThread } from "./reader-thread";
import { besideUrl, REBUILT_SCHEMA, REBUILT_TABLES } from "./rebuilt-tables";
import { swapTables, type SwapChoice } from "./swap-tables";

/** What a rebuild works on, and what it tells meanwhile. */
export interface RebuildParts extends SwapChoice {
  databaseUrl: string;
  busUrl: string;
  log: Log;
  /** How many share the reading, each a thread; a single one reads in the caller's own. */
  readers: number;
  /** Called at least once a second or so with how many messages were read and how many are kept behind them. */
  onProgress(progress: { read: number; left: number; seconds: number }): void;
}

const REBUILD_LOCK = 7_245_020;
/** How long to wait between looks: until the rest should be read, within these bounds. */
const LOOK_EVERY_MS = { least: 100, most: 1_000 };
/** How near a rebuild must be before the service waits for it: what is left is read in less than a second. */
const NEAR = 5_000;

/**
 * Makes the reports anew from all that the bus keeps, while the service goes on answering and recording; then, in one transaction that recording waits for, puts the new
 * tables in the place of the old ones. Whatever ends it before leaves the old ones as they are, and the next rebuild begins from nothing.
 * Throws a Rejection: `REBUILD_RUNNING` while another one runs, `REBUILD_LOSES` when the bus no longer keeps what some execution was counted from.
 */
export async function rebuildReports(parts: RebuildParts): Promise<void> {
  const { databaseUrl, busUrl, log } = parts;
  const own = await openDatabase({ url: databaseUrl, application: "reporting rebuild", migrations: REPORTING_MIGRATIONS });
  const session = await own.session();
  try {
    const lock = await session.query<{ taken: boolean }>("select pg_try_advisory_lock($1) as taken", [REBUILD_LOCK]);
    if (!lock.rows[0]?.taken) throw new Rejection("REBUILD_RUNNING", "The reports are being rebuilt already; wait for it to end.");
    await session.query(`drop schema if exists ${REBUILT_SCHEMA} cascade; create schema ${REBUILT_SCHEMA}`);
    const beside = await openDatabase({ url: besideUrl(databaseUrl), application: "reporting rebuild", migrations: REPORTING_MIGRATIONS });
    const bus = await openBus(busUrl, REBUILD_GROUP, log);
    try {
      await bus.forget(REBUILD_GROUP);
      const lateIndexes = await dropLateIndexes(beside);
      await build({ session, beside, bus, lateIndexes }, parts);
      await bus.forget(REBUILD_GROUP);
    } finally {
      await bus.close();
      await beside.close();
      await session.query(`drop schema if exists ${REBUILT_SCHEMA} cascade`);
    }
  } finally {
    await session.end();
    await own.close();
  }
}

interface Site {
  session: Client;
  beside: Database;
  bus: Bus;
  /** The statements that create what a swap must not come before. */
  lateIndexes: readonly string[];
}

async function build({ session, beside, bus, lateIndexes }: Site, { readers, ...parts }: RebuildParts): Promise<void> {
  const { onProgress, acceptLoss } = parts;
  const began = performance.now();
  let read = 0;
  let pauseMs = LOOK_EVERY_MS.least;
  let isIndexed = false;
  const reading = { ...parts, onRead: (messages: number) => void (read += messages) };
  let started: Running[] = [];
  const stopReading = async () => {
    const last = started;
    started = [];
    await Promise.all(last.map((reader) => reader.stop()));
  };
  const messagesLeft = async () => [...(await bus.lag(REBUILD_GROUP, HEARD_TOPICS)).values()].reduce((sum, one) => sum + one, 0);
  const startReading = () => Promise.all(readers === 1 ? [readBeside(reading)] : Array.from({ length: readers }, () => startReaderThread(reading)));
  try {
    for (;;) {
      if (started.length === 0) started = await startReading();
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      let left = await messagesLeft();
      const tookMs = performance.now() - began;
      onProgress({ read, left, seconds: tookMs / 1000 });
      pauseMs = Math.min(LOOK_EVERY_MS.most, Math.max(LOOK_EVERY_MS.least, (tookMs * (left - NEAR)) / Math.max(1, read)));
      if (left <= NEAR && !isIndexed) {
        await createLateIndexes(session, lateIndexes);
        isIndexed = true;
        left = await messagesLeft();
      }
      if (left > NEAR) continue;
      await beside.rows(`analyze ${REBUILT_TABLES.map((table) => `${REBUILT_SCHEMA}.${table}`).join(", ")}`);
      if (await swapTables(session, { stopReading, isAllRead: left === 0, acceptLoss })) return;
    }
  } finally {
    await stopReading();
  }
}
