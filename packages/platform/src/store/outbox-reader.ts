import type { Client } from "pg";
import type { Statement } from "./database";
import type { FreshRows, OutboxPlace, OutboxRow } from "./fresh-rows";

/** What a relay must know of a row before it takes it. */
interface NextRow extends OutboxPlace {
  /** Whether every transaction before it is over. */
  isSettled: boolean;
  events: number;
  bytes: number;
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
  traces: string;
}

const MOST_EVENTS = 2_000;
const MOST_ROWS = 1_000;
/** Bodies of one round, so that neither side holds more than some megabytes in memory; a larger event makes a round of its own. */
const MOST_BYTES = 750_000;

/**
 * Rows are taken in the order (xid, id) below the oldest transaction still running: no row can appear behind the cursor any more, so nothing is
 * skipped although transactions commit in any order.
 */
const nextRows: Statement = {
  name: "relay-next",
  text: `select xid::text, id::text, events, octet_length(body) as bytes, xid < pg_snapshot_xmin(pg_current_snapshot()) as "isSettled" from outbox
    where (xid, id) > ($1::xid8, $2::bigint)
    order by outbox.xid, outbox.id limit ${MOST_ROWS}`,
};

/** All as one row, a column a text: for driver and server a row is dearer than its content. */
const readRows: Statement = {
  name: "relay-read",
  text: `select string_agg(xid::text, E'\\n' order by at) as xids, string_agg(id::text, E'\\n' order by at) as ids, string_agg(topic, E'\\n' order by at) as topics,
      string_agg(events::text, E'\\n' order by at) as counts, string_agg(key, E'\\n' order by at) as keys, string_agg(type, E'\\n' order by at) as types, string_agg(body, E'\\n' order by at) as bodies,
      string_agg(coalesce(traces, repeat(E'\\n', events - 1)), E'\\n' order by at) as traces
    from unnest($1::xid8[], $2::bigint[]) with ordinality as place(xid, id, at) join outbox using (xid, id)`,
};

/**
 * The places of the rows that follow a place and may be passed on, as many as a reader may hold at once; when there are none, `areMoreWaiting` says whether
 * rows wait for an older transaction to end.
 */
export async function nextPlaces(session: Client, { xid, id }: OutboxPlace): Promise<{ places: readonly OutboxPlace[]; areMoreWaiting: boolean }> {
  const { rows } = await session.query<NextRow>({ ...nextRows, values: [xid, id] });
  const settled = rows.filter(({ isSettled }) => isSettled);
  return { places: roundOf(settled), areMoreWaiting: settled.length < rows.length };
}

/** As many of the next rows as a round may hold, and one at least. */
function roundOf(rows: readonly NextRow[]): readonly NextRow[] {
  let [events, bytes] = [0, 0];
  const over = rows.findIndex((row, at) => {
    events += row.events;
    bytes += row.bytes;
    return at > 0 && (events > MOST_EVENTS || bytes > MOST_BYTES);
  });
  return over < 0 ? rows : rows.slice(0, over);
}

/** The rows at these places, in their order: those that are fresh as they are kept, the others read. */
export async function rowsAt(session: Client, places: readonly OutboxPlace[], fresh: FreshRows): Promise<OutboxRow[]> {
  const found = places.map((place) => fresh.take(place));
  const missing = places.filter((_, at) => !found[at]);
  if (missing.length === 0) return found.flatMap((row) => row ?? []);
  const { rows: [texts] } = await session.query<RowTexts>({ ...readRows, values: [missing.map(({ xid }) => xid), missing.map(({ id }) => id)] });
  const read = texts ? rowsOf(texts) : [];
  if (read.length !== missing.length) throw new Error("rows of the outbox are gone that were not passed on");
  return found.flatMap((row) => row ?? read.shift() ?? []);
}

function rowsOf(texts: RowTexts): OutboxRow[] {
  const [topics = [], counts = [], keys = [], types = [], bodies = [], traces = []] = [texts.topics, texts.counts, texts.keys, texts.types, texts.bodies, texts.traces].map((lines) => lines.split("\n"));
  let through = 0;
  const rows = topics.map((topic, at) => {
    const [from, to] = [through, (through += Number(counts[at]))];
    const placed = traces.slice(from, to);
    return { topic, keys: keys.slice(from, to), types: types.slice(from, to), bodies: bodies.slice(from, to), traces: placed.some((place) => place !== "") ? placed : null };
  });
  if ([keys, types, bodies, traces].some(({ length }) => length !== through)) throw new Error("the outbox holds a line break where none can be");
  return rows;
}
