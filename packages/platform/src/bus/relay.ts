import type { Client } from "pg";
import type { Database, Statement } from "../store/database";
import type { FreshRows, OutboxPlace, OutboxRow } from "../store/fresh-rows";
import { OUTBOX_CHANNEL } from "../store/outbox";
import { keepOutboxPartitions } from "../store/outbox-partitions";
import type { Log } from "../process/log";
import type { Running } from "../process/lifecycle";
import { startLoop } from "../process/loop";
import type { Bus, OutgoingMessage } from "./bus";

/** The next rows of the outbox, a line each. */
interface NextRows {
  xids: string | null;
  ids: string;
}

/** Rows as one row of texts: a line a row of `xids`, `ids`, `topics` and `counts`, and a line an event of the others. */
interface RowTexts {
  xids: string;
  ids: string;
  topics: string;
  counts: string;
  keys: string;
  types: string;
  bodies: string;
}

/** How far the outbox was passed on: the last row, and how many events that makes in all. */
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

const MOST_EVENTS = 2_000;
/** Bodies of one round, so that neither side holds more than some megabytes in memory; a larger event makes a round of its own. */
const MOST_BYTES = 750_000;
const POLL_EVERY_MS = 250;
const UPKEEP_EVERY_MS = 10_000;
const RELAY_LOCK = 7_245_012;

/**
 * Rows are taken in the order (xid, id) below the oldest transaction still running: no row can appear behind the cursor any more, so nothing is
 * skipped although transactions commit in any order.
 */
const nextRows: Statement = {
  name: "relay-next",
  text: `select string_agg(xid::text, E'\\n' order by xid, id) as xids, string_agg(id::text, E'\\n' order by xid, id) as ids
    from (
      select *, sum(octet_length(body)) over through as "bytesThrough", sum(events) over through as "eventsThrough", row_number() over through as position
      from (
        select xid, id, events, body from outbox
        where (xid, id) > ($1::xid8, $2::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot())
        order by xid, id limit ${MOST_EVENTS}) as next
      window through as (order by xid, id)) as sized
    where ("bytesThrough" <= ${MOST_BYTES} and "eventsThrough" <= ${MOST_EVENTS}) or position = 1`,
};

/** All as one row, a column a text: for driver and server a row is dearer than its content. */
const readRows: Statement = {
  name: "relay-read",
  text: `select string_agg(xid::text, E'\\n' order by at) as xids, string_agg(id::text, E'\\n' order by at) as ids, string_agg(topic, E'\\n' order by at) as topics,
      string_agg(events::text, E'\\n' order by at) as counts, string_agg(key, E'\\n' order by at) as keys, string_agg(type, E'\\n' order by at) as types, string_agg(body, E'\\n' order by at) as bodies
    from unnest($1::xid8[], $2::bigint[]) with ordinality as place(xid, id, at) join outbox using (xid, id)`,
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
      const moved = own.cursor && (await passOn(own.session, own.cursor, bus, database.freshRows));
      own.cursor = moved ?? own.cursor;
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

/** Publishes the next rows; answers the cursor behind them, undefined when there were none. */
async function passOn(session: Client, cursor: Cursor, bus: Bus, fresh: FreshRows): Promise<Cursor | undefined> {
  const { rows: [next] } = await session.query<NextRows>({ ...nextRows, values: [cursor.xid, cursor.id] });
  if (!next || next.xids === null) return undefined;
  const ids = next.ids.split("\n");
  const places = next.xids.split("\n").map((xid, at) => ({ xid, id: ids[at] ?? "" }));
  const messages = messagesOf(await rowsAt(session, places, fresh), Number(cursor.sequence));
  await bus.publish(messages);
  const moved = { xid: "", id: "", ...places[places.length - 1], sequence: String(Number(cursor.sequence) + messages.length) };
  await session.query({ ...moveCursor, values: [moved.xid, moved.id, moved.sequence] });
  return moved;
}

/** The rows at these places, in their order: those that are not fresh are read. */
async function rowsAt(session: Client, places: readonly OutboxPlace[], fresh: FreshRows): Promise<OutboxRow[]> {
  const found = places.map((place) => fresh.take(place));
  const missing = places.filter((_, at) => !found[at]);
  if (missing.length === 0) return found.flatMap((row) => row ?? []);
  const { rows: [texts] } = await session.query<RowTexts>({ ...readRows, values: [missing.map(({ xid }) => xid), missing.map(({ id }) => id)] });
  const read = texts ? rowsOf(texts) : [];
  if (read.length !== missing.length) throw new Error("rows of the outbox are gone that were not passed on");
  return found.flatMap((row) => row ?? read.shift() ?? []);
}

function rowsOf(texts: RowTexts): OutboxRow[] {
  const [topics, counts, keys, types, bodies] = [texts.topics, texts.counts, texts.keys, texts.types, texts.bodies].map((lines) => lines.split("\n")) as [string[], string[], string[], string[], string[]];
  let through = 0;
  const rows = topics.map((topic, at) => {
    const [from, to] = [through, (through += Number(counts[at]))];
    return { topic, keys: keys.slice(from, to), types: types.slice(from, to), bodies: bodies.slice(from, to) };
  });
  if ([keys, types, bodies].some(({ length }) => length !== through)) throw new Error("the outbox holds a line break where none can be");
  return rows;
}

function messagesOf(rows: readonly OutboxRow[], sequenceBefore: number): OutgoingMessage[] {
  let sequence = sequenceBefore;
  return rows.flatMap(({ topic, keys, types, bodies }) => bodies.map((body, at) => ({ topic, key: keys[at] ?? "", type: types[at] ?? "", body, sequence: ++sequence })));
}
