import type { ExecutionId } from "@redial/kernel";
import type { Database, Statement, Tx } from "@redial/platform";
import { MOST_VALUES, type Segment } from "../domain/segment";
import { segmentId } from "../counting/segments";

/** A segment and its id. */
export type KnownSegment = Segment & { id: string; executionId: ExecutionId };

/** Tells segments apart: which values of a key stand for themselves, and which for all the others. */
export interface SegmentBook {
  /** The segment of each key and value of an execution, in the order given. Those that are new are written down at once, in a transaction of their own. */
  segmentsOf(executionId: ExecutionId, wanted: readonly (readonly [key: string, value: string])[]): Promise<KnownSegment[]>;
}

type Page = Map<string, Map<string, KnownSegment>>;

const MOST_PAGES = 1_000;

const lock: Statement = { name: "segment-lock", text: "select pg_advisory_xact_lock(hashtextextended($1 || current_schema(), 1))" };
const read: Statement = { name: "segment-read", text: `select id::text, execution_id as "executionId", key, value, is_other as "isOther" from segment where execution_id = $1` };
const insert: Statement = {
  name: "segment-insert",
  text: `insert into segment (id, execution_id, key, value, is_other)
    select * from unnest($1::bigint[], $2::uuid[], $3::text[], $4::text[], $5::boolean[]) as n(id) order by n.id on conflict (id) do nothing`,
};

/** Writes segments down where they are missing. */
export async function insertSegments(tx: Tx, segments: readonly KnownSegment[]): Promise<void> {
  if (segments.length === 0) return;
  const columns = [segments.map(({ id }) => id), segments.map(({ executionId }) => executionId), segments.map(({ key }) => key), segments.map(({ value }) => value), segments.map(({ isOther }) => isOther)];
  await tx.rows(insert, columns);
}

/** A book over the segments in the database. The values that come first in the stream of an execution stand for themselves; what it knows of the last executions is kept in memory. */
export function segmentBook(database: Pick<Database, "transact">): SegmentBook {
  const pages = new Map<ExecutionId, Page>();
  return {
    async segmentsOf(executionId, wanted) {
      let page = pages.get(executionId) ?? new Map<string, Map<string, KnownSegment>>();
      if (wanted.some(([key, value]) => !find(page, key, value))) {
        page = await database.transact((tx) => enter(tx, executionId, wanted));
        pages.delete(executionId);
        pages.set(executionId, page);
        for (const oldest of pages.keys()) if (pages.size > MOST_PAGES) pages.delete(oldest);
      }
      return wanted.map(([key, value]) => {
        const segment = find(page, key, value);
        if (!segment) throw new Error(`the segment ${key} was not entered`);
        return segment;
      });
    },
  };
}

/** Its own segment, or that of the others once they exist. */
function find(page: Page, key: string, value: string): KnownSegment | undefined {
  const values = page.get(key);
  return values?.get(`=${value}`) ?? values?.get("others");
}

async function enter(tx: Tx, executionId: ExecutionId, wanted: readonly (readonly [key: string, value: string])[]): Promise<Page> {
  await tx.rows(lock, [executionId]);
  const page: Page = new Map();
  for (const segment of await tx.rows<KnownSegment>(read, [executionId])) keep(page, segment);
  const fresh: KnownSegment[] = [];
  for (const [key, value] of wanted) {
    if (find(page, key, value)) continue;
    const isOther = key !== "caller_id" && (page.get(key)?.size ?? 0) >= MOST_VALUES;
    const segment: Segment = { key, value: isOther ? "" : value, isOther };
    const known = { ...segment, id: segmentId(executionId, segment), executionId };
    keep(page, known);
    fresh.push(known);
  }
  await insertSegments(tx, fresh);
  return page;
}

function keep(page: Page, segment: KnownSegment): void {
  const values = page.get(segment.key) ?? new Map<string, KnownSegment>();
  page.set(segment.key, values.set(segment.isOther ? "others" : `=${segment.value}`, segment));
}
