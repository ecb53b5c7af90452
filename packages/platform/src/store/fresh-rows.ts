/** A row of the outbox: consecutive events of one transaction and one topic, each column with an entry an event. */
export interface OutboxRow {
  topic: string;
  keys: string[];
  types: string[];
  bodies: string[];
  /** Where each event stands in its trace, as `traceparent`, empty for one that is not recorded; null when none is. */
  traces: string[] | null;
}

/** Where a row stands in the outbox. */
export interface OutboxPlace {
  xid: string;
  id: string;
}

/** Rows of the outbox that this process has just written, so that its relay need not read them back: which of them are committed, the relay asks the database. */
export interface FreshRows {
  keep(place: OutboxPlace, row: OutboxRow, bytes: number): void;
  /** The row, which is then no longer kept; undefined when another process wrote it, or this one long ago. */
  take(place: OutboxPlace): OutboxRow | undefined;
}

/** The oldest rows go when all together are larger than this; those of transactions that failed go that way too. */
const MOST_BYTES = 16_000_000;

/** None yet. */
export function freshRows(mostBytes = MOST_BYTES): FreshRows {
  const rows = new Map<string, { row: OutboxRow; bytes: number }>();
  let total = 0;
  const remove = (key: string) => {
    const found = rows.get(key);
    rows.delete(key);
    total -= found?.bytes ?? 0;
    return found?.row;
  };
  return {
    keep(place, row, bytes) {
      rows.set(keyOf(place), { row, bytes });
      total += bytes;
      for (const key of rows.keys()) {
        if (total <= mostBytes) break;
        remove(key);
      }
    },
    take: (place) => remove(keyOf(place)),
  };
}

function keyOf({ xid, id }: OutboxPlace): string {
  return `${xid} ${id}`;
}
