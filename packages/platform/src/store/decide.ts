import type { Fact } from "@redial/contracts";
import type { Decision, Ids } from "@redial/kernel";
import type { Tx } from "./database";
import { appendFacts } from "./outbox";

/** How the rows of one aggregate are locked and written, a batch at a time. */
export interface Rows<State, Cause> {
  key(cause: Cause): string;
  /** Locks the rows of these keys, in one order for all callers, and answers those that exist. */
  lock(tx: Tx, keys: readonly string[]): Promise<Map<string, State>>;
  write(tx: Tx, states: readonly State[]): Promise<void>;
}

/** A pure rule: what follows from a cause for the row it concerns. `next: undefined` leaves the row as it is. */
export type Rule<State, Cause> = (state: State | undefined, cause: Cause) => Decision<State | undefined, Fact>;

/**
 * The seam: locks the rows that the causes concern, runs the rule on each cause in order, and writes all changed rows with one statement
 * and all facts with another, in the caller's transaction. Several causes for one row see each other's effect. Answers the facts.
 */
export async function decideRows<State, Cause>(
  tx: Tx,
  ids: Ids,
  rows: Rows<State, Cause>,
  causes: readonly Cause[],
  rule: Rule<State, Cause>,
): Promise<Fact[]> {
  if (causes.length === 0) return [];
  const states = await rows.lock(tx, [...new Set(causes.map((cause) => rows.key(cause)))]);
  const changed = new Map<string, State>();
  const facts: Fact[] = [];
  for (const cause of causes) {
    const key = rows.key(cause);
    const { next, events } = rule(changed.get(key) ?? states.get(key), cause);
    if (next !== undefined) changed.set(key, next);
    facts.push(...events);
  }
  if (changed.size > 0) await rows.write(tx, [...changed.values()]);
  await appendFacts(tx, ids, facts);
  return facts;
}
