import type { CoolDownCause, JobId } from "@redial/kernel";
import { sqlNumbers, sqlTexts, type Statement, type Tx } from "@redial/platform";
import type { PastCall } from "../domain/frequency-cap";
import { sqlInstant } from "./sql-instant";

/** A call as a book has it. */
export interface BookedCall extends PastCall {
  bookId: string;
  phone: string;
  jobId: JobId;
  attempt: number;
}

const read: Statement = {
  name: "past-calls",
  text: `select c.book_id as "bookId", c.phone, c.job_id as "jobId", c.attempt, ${sqlInstant("c.at")} as at, ${sqlInstant("c.ended_at")} as "endedAt", c.cool_down as "coolDown"
    from unnest($1::uuid[], $2::text[]) as w(book_id, phone) join past_call c on c.book_id = w.book_id and c.phone = w.phone`,
};

/** The calls to numbers that are kept, each number asked for once. */
export async function readCalls(tx: Tx, wanted: readonly { bookId: string; phone: string }[]): Promise<BookedCall[]> {
  if (wanted.length === 0) return [];
  return tx.rows<BookedCall>(read, [sqlTexts(wanted.map(({ bookId }) => bookId)), sqlTexts(wanted.map(({ phone }) => phone))]);
}

/** A call that is written again, with what became of it, stays one call. */
const write: Statement = {
  name: "past-calls-write",
  text: `insert into past_call (book_id, phone, job_id, attempt, at, ended_at, cool_down, keep_until)
    select n.book_id, n.phone, n.job_id, n.attempt, to_timestamp(n.at / 1000), to_timestamp(n.ended_at / 1000), n.cool_down, now() + n.keep_ms * interval '1 millisecond'
    from unnest($1::uuid[], $2::text[], $3::uuid[], $4::int[], $5::float8[], $6::float8[], $7::text[], $8::float8[])
      as n(book_id, phone, job_id, attempt, at, ended_at, cool_down, keep_ms)
    on conflict (book_id, phone, job_id, attempt) do update set at = excluded.at, ended_at = excluded.ended_at, cool_down = excluded.cool_down`,
};

/** Writes calls down, before they are made and once more when they are over. */
export async function writeCalls(tx: Tx, calls: readonly (BookedCall & { keepMs: number })[]): Promise<void> {
  if (calls.length === 0) return;
  await tx.rows(write, [
    ...keysOf(calls),
    sqlNumbers(calls.map(({ at }) => at)),
    sqlNumbers(calls.map(({ endedAt }) => endedAt)),
    sqlTexts(calls.map(({ coolDown }): CoolDownCause | null => coolDown)),
    sqlNumbers(calls.map(({ keepMs }) => keepMs)),
  ]);
}

const giveBack: Statement = {
  name: "past-calls-give-back",
  text: `delete from past_call c using unnest($1::uuid[], $2::text[], $3::uuid[], $4::int[]) as n(book_id, phone, job_id, attempt)
    where (c.book_id, c.phone, c.job_id, c.attempt) = (n.book_id, n.phone, n.job_id, n.attempt)`,
};

/** Strikes calls out that were not made or do not count. */
export async function giveCallsBack(tx: Tx, calls: readonly Pick<BookedCall, "bookId" | "phone" | "jobId" | "attempt">[]): Promise<void> {
  if (calls.length > 0) await tx.rows(giveBack, keysOf(calls));
}

function keysOf(calls: readonly Pick<BookedCall, "bookId" | "phone" | "jobId" | "attempt">[]): string[] {
  return [
    sqlTexts(calls.map(({ bookId }) => bookId)),
    sqlTexts(calls.map(({ phone }) => phone)),
    sqlTexts(calls.map(({ jobId }) => jobId)),
    sqlNumbers(calls.map(({ attempt }) => attempt)),
  ];
}

/** By their place on disk, a batch at a time: no index is kept for it but one entry for many pages. */
const forget: Statement = {
  name: "past-calls-forget",
  text: "delete from past_call where ctid = any(array(select ctid from past_call where keep_until < now() limit $1)) returning 1 as gone",
};

/** Drops at most `limit` calls that no rule looks back at any more; answers how many. */
export async function forgetCalls(tx: Pick<Tx, "rows">, limit: number): Promise<number> {
  return (await tx.rows(forget, [limit])).length;
}
