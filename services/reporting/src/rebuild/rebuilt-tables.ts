/** The tables that follow from the events alone: a rebuild makes them anew. */
export const REBUILT_TABLES = ["execution", "hour_cell", "connect_cell", "segment", "segment_cell", "job", "attempt", "attempt_cell", "inbox_mark"] as const;

/** The schema in which tables are made anew, beside those that answer. */
export const REBUILT_SCHEMA = "rebuilt";

/**
 * A database's address with another schema in front, and without waiting for the disk: what a power cut takes away is built again. Rows are found by their keys
 * whatever is estimated: plans are made while tables are empty, and kept while they grow.
 */
export function besideUrl(url: string): string {
  const beside = new URL(url);
  beside.searchParams.set("options", `-c search_path=${REBUILT_SCHEMA} -c synchronous_commit=off -c enable_seqscan=off -c enable_mergejoin=off`);
  return beside.toString();
}
