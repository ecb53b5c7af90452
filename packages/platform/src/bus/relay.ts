import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import type { Database, Statement } from "../store/database";
import { OUTBOX_CHANNEL } from "../store/outbox";
import { keepOutboxPartitions } from "../store/outbox-partitions";
import type { Log } from "../process/log";
import type { Running } from "../process/lifecycle";
import { startLoop } from "../process/loop";
import type { Bus, OutgoingMessage } from "./bus";

/** The next rows of the outbox, each column as one text of lines, and where they end. */
interface OutboxRows {
  count: number;
  /** Rows are there, but none that may be passed on yet: an older transaction is open. */
  isWaiting: boolean;
  xid: string;
  ids: string;
  topics: string;
  keys: string;
  types: string;
  bodies: string;
}

/** How far the outbox was passed on: the last row, and how many rows that makes in all. */
interface Cursor {
  xid: string;
  id: string;
  sequence: string;
}

/** A replica's session, and its cursor while that session leads. */
interface Member {
  session: Client;
  cursor: Cursor | undefined;
}

const MOST_ROWS = 2_000;
/** Bodies of one round, so that neither side holds more than some megabytes in memory; a larger event makes a round of its own. */
const MOST_BYTES = 750_000;
const POLL_EVERY_MS = 250;
/** How soon it looks again for rows that wait for an older transaction: nobody tells the relay when that one ends. */
const LOOK_AGAIN_MS = 10;
const UPKEEP_EVERY_MS = 10_000;
const RELAY_LOCK = 7_245_012;

/**
 * Rows are read in the order (xid, id) below the oldest transaction still running: no row can appear behind the cursor any more, so nothing is
 * skipped although transactions commit in any order. They come as one row, a column a text: for driver and server a row is dearer than its content.
 * Lines never break inside, for topics, keys and types are ids and words, and JSON escapes its line breaks.
 */
const readOutbox: Statement = {
  name: "relay-read",
  text: `select count(*)::int as count, count(*) = 0 and exists (select from outbox where (xid, id) > ($1::xid8, $2::bigint)) as "isWaiting",
      max(xid)::text as xid, string_agg(id::text, E'\\n' order by xid, id) as ids, string_agg(topic, E'\\n' order by xid, id) as topics,
      string_agg(key, E'\\n' order by xid, id) as keys, string_agg(type, E'\\n' order by xid, id) as types, string_agg(body, E'\\n' order by xid, id) as bodies
    from (
      select *, sum(octet_length(body)) over (order by xid, id) as "bytesThrough", row_number() over (order by xid, id) as position
      from (
        select xid, id, topic, key, type, body from outbox
        where (xid, id) > ($1::xid8, $2::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot())
        order by xid, id limit ${MOST_ROWS}) as next) as sized
    where "bytesThrough" <= ${MOST_BYTES} or position = 1`,
};
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
      const moved = own.cursor && (await passOn(own.session, own.cursor, bus));
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

function messagesOf({ count, topics, keys, types, bodies }: OutboxRows, sequenceBefore: number): OutgoingMessage[] {
  const columns = [topics, keys, types, bodies].map((lines) => lines.split("\n"));
  if (columns.some((column) => column.length !== count)) throw new Error("the outbox holds a line break where none can be");
  const [topic = [], key = [], type = [], body = []] = columns;
  return body.map((text, at) => ({ topic: topic[at] ?? "", key: key[at] ?? "", type: type[at] ?? "", body: text, sequence: sequenceBefore + 1 + at }));
}

/** Publishes the next rows; answers the cursor behind them, undefined when there are none, `waiting` when those that are there may not be passed on yet. */
async function passOn(session: Client, cursor: Cursor, bus: Bus): Promise<Cursor | "waiting" | undefined> {
  const { rows } = await session.query<OutboxRows>({ ...readOutbox, values: [cursor.xid, cursor.id] });
  const [next] = rows;
  if (!next || next.count === 0) return next?.isWaiting ? "waiting" : undefined;
  const before = Number(cursor.sequence);
  await bus.publish(messagesOf(next, before));
  const moved = { xid: next.xid, id: next.ids.slice(next.ids.lastIndexOf("\n") + 1), sequence: String(before + next.count) };
  await session.query({ ...moveCursor, values: [moved.xid, moved.id, moved.sequence] });
  return moved;
}
