import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import type { Database, Statement } from "../store/database";
import type { FreshRows, OutboxPlace, OutboxRow } from "../store/fresh-rows";
import { eventsPublished } from "../metrics/messaging-metrics";
import { OUTBOX_CHANNEL } from "../store/outbox";
import { keepOutboxPartitions } from "../store/outbox-partitions";
import { nextPlaces, rowsAt } from "../store/outbox-reader";
import type { Log } from "../process/log";
import type { Running } from "../process/lifecycle";
import { startLoop } from "../process/loop";
import { tracePublishing } from "../trace/message-spans";
import type { Bus, OutgoingMessage } from "./bus";

/** How far the outbox was passed on: the last row, and how many events that makes in all. */
interface Cursor extends OutboxPlace {
  sequence: string;
}

/** A replica's session, and its cursor while that session leads. */
interface Member {
  session: Client;
  cursor: Cursor | undefined;
}

const POLL_EVERY_MS = 250;
/** How soon it looks again for rows that wait for an older transaction: nobody tells the relay when that one ends. */
const LOOK_AGAIN_MS = 10;
const UPKEEP_EVERY_MS = 10_000;
const RELAY_LOCK = 7_245_012;

const moveCursor: Statement = { name: "relay-move", text: "update outbox_cursor set xid = $1::xid8, id = $2, sequence = $3" };

/**
 * Passes the outbox on to the bus, in order, at least once. Of several replicas one relay is active, the one whose session holds the advisory lock;
 * the cursor is read and moved in that session alone, so that a relay that lost its lead moves nothing any more.
 * A crash between publishing and moving the cursor publishes some messages again, under the same sequences: consumers know them by these.
 */
export async function startRelay(database: Database, bus: Bus, log: Log): Promise<Running> {
  let member: Member | undefined;
  const join = async (): Promise<Member> => {
    const joined: Member = { session: await database.session(), cursor: undefined };
    joined.session.on("notification", () => loop.wake());
    joined.session.on("end", () => {
      if (member !== joined) return;
      member = undefined;
      log.warn("the outbox relay lost its session and joins anew");
      loop.wake();
    });
    // Losing the last moves in a power cut only publishes some messages again. A plan that was made while the outbox was small reads all of it every time.
    await joined.session.query(`listen ${OUTBOX_CHANNEL}; set synchronous_commit = off; set plan_cache_mode = force_custom_plan`);
    return joined;
  };
  const loop = startLoop({
    name: "outbox relay",
    everyMs: POLL_EVERY_MS,
    log,
    round: async () => {
      const own = (member ??= await join());
      own.cursor ??= await takeLead(own.session);
      const moved = own.cursor && (await passOn(own.session, own.cursor, bus, database.freshRows));
      if (moved === "waiting") await sleep(LOOK_AGAIN_MS);
      else own.cursor = moved ?? own.cursor;
      return moved !== undefined;
    },
  });
  const upkeep = startLoop({
    name: "outbox partitions",
    everyMs: UPKEEP_EVERY_MS,
    log,
    round: async () => {
      await keepOutboxPartitions(database);
      return false;
    },
  });
  return {
    async stop() {
      await upkeep.stop();
      await loop.stop();
      const last = member;
      member = undefined;
      await last?.session.end();
    },
  };
}

/** Answers the cursor to the one session that leads, undefined to all others. */
async function takeLead(session: Client): Promise<Cursor | undefined> {
  const lock = await session.query<{ taken: boolean }>("select pg_try_advisory_lock($1, hashtext(current_schema())) as taken", [RELAY_LOCK]);
  if (!lock.rows[0]?.taken) return undefined;
  const { rows } = await session.query<Cursor>("select xid::text, id::text, sequence::text from outbox_cursor");
  if (!rows[0]) throw new Error("the outbox has no cursor row");
  return rows[0];
}

/** Publishes the next rows; answers the cursor behind them, undefined when there are none, `waiting` when those that are there may not be passed on yet. */
async function passOn(session: Client, cursor: Cursor, bus: Bus, fresh: FreshRows): Promise<Cursor | "waiting" | undefined> {
  const { places, areMoreWaiting } = await nextPlaces(session, cursor);
  const last = places[places.length - 1];
  if (!last) return areMoreWaiting ? "waiting" : undefined;
  const rows = await rowsAt(session, places, fresh);
  const messages = messagesOf(rows, Number(cursor.sequence));
  const traced = tracePublishing(messages);
  await bus.publish(traced.messages);
  traced.published();
  for (const { topic, bodies } of rows) eventsPublished.inc({ topic }, bodies.length);
  const moved = { xid: last.xid, id: last.id, sequence: String(Number(cursor.sequence) + messages.length) };
  await session.query({ ...moveCursor, values: [moved.xid, moved.id, moved.sequence] });
  return moved;
}

function messagesOf(rows: readonly OutboxRow[], sequenceBefore: number): OutgoingMessage[] {
  let sequence = sequenceBefore;
  return rows.flatMap(({ topic, keys, types, bodies, traces }) =>
    bodies.map((body, at) => {
      const message = { topic, key: keys[at] ?? "", type: types[at] ?? "", body, sequence: ++sequence };
      return traces?.[at] ? { ...message, traceparent: traces[at] } : message;
    }),
  );
}
