import type { ExecutionId, OrganizationId } from "@redial/kernel";
import { sqlTexts, type Statement, type Tx } from "@redial/platform";

/** What an execution's calls have to do with limits and with suppressed numbers. */
export interface BookKeeping {
  id: ExecutionId;
  organizationId: OrganizationId;
  /** Where its calls are written down; null: nowhere. By the wall clock its organization's book, on a virtual clock its own. */
  bookId: string | null;
  /** How far its own limits look back; 0 when it has none. */
  lookBackMs: number;
  /** How long its calls are kept. */
  keepMs: number;
  /** Whether its organization suppresses any number at all. */
  suppresses: boolean;
}

/**
 * One small statement a batch, whoever has limits. It is read behind the locks that the batch holds (share locks on executions, locks on jobs), so
 * that whoever opens a book or suppresses a number, and then waits for those locks once, knows that everyone has seen it.
 */
const read: Statement = {
  name: "book-keeping",
  text: `select e.id, e.organization_id as "organizationId", e.look_back_ms as "lookBackMs",
      case when e.clock = 'fast_forward' then case when e.look_back_ms > 0 then e.id end else b.organization_id end as "bookId",
      case when e.clock = 'fast_forward' then 0 else coalesce(b.look_back_ms, 0) end as "keepMs",
      exists (select 1 from suppression s where s.organization_id = e.organization_id) as suppresses
    from execution e left join call_book b on b.organization_id = e.organization_id
    where e.id = any($1::uuid[])`,
};

/** How the calls of executions are kept, by execution. */
export async function readBookKeeping(tx: Tx, ids: Iterable<ExecutionId>): Promise<Map<ExecutionId, BookKeeping>> {
  const rows = await tx.rows<BookKeeping>(read, [sqlTexts([...new Set(ids)])]);
  return new Map(rows.map((row) => [row.id, row]));
}

const lock: Statement = {
  name: "book-lock",
  text: `select case when w.alone then pg_advisory_xact_lock(hashtextextended(w.id, 2)) else pg_advisory_xact_lock_shared(hashtextextended(w.id, 2)) end
    from unnest($1::text[], $2::boolean[]) as w(id, alone)`,
};

/**
 * Holds the books until the transaction ends: alone for who reads calls in order to add one more, so that of any number of replicas and programs
 * none counts what another is adding; shared for who only adds. Books are locked in one order for all. What is read after it sees all calls.
 */
export async function lockBooks(tx: Tx, executions: Iterable<BookKeeping>): Promise<void> {
  const alone = new Map<string, boolean>();
  for (const { bookId, lookBackMs } of executions) if (bookId !== null) alone.set(bookId, alone.get(bookId) === true || lookBackMs > 0);
  const books = [...alone].sort(([a], [b]) => (a < b ? -1 : 1));
  if (books.length > 0) await tx.rows(lock, [books.map(([id]) => id), books.map(([, isAlone]) => isAlone)]);
}

/**
 * Ends when every claim that began before it has ended: claims share-lock the executions that they serve, and these locks are waited for. What was
 * committed before this is called has then been seen by everyone who still claims.
 */
export async function waitOutClaims(tx: Tx, organizationId: OrganizationId): Promise<void> {
  await tx.rows("select id from execution where organization_id = $1 and ended_at is null order by id for no key update", [organizationId]);
}
