import { OUTCOMES, type Instant, type OrganizationId } from "@redial/kernel";
import { sqlTexts, type Database, type Statement } from "@redial/platform";
import { weighOutcome } from "../domain/outcome-weight";
import { waitOutClaims } from "./book-keeping";

/**
 * Makes sure that an organization's calls of the last `lookBackMs` before `at` are written down, and go on being so: it must be called before an execution with
 * such limits may request anything. A book is opened by the first launch with limits, and looked up further back by the first that looks further; for
 * every other launch this is one look.
 *
 * Nothing falls between: the book is committed first, then every claim that may not have seen it is waited out. From then on all requests and outcomes
 * are written down; what went before is in the attempts that were kept and in the jobs that are being called. These are locked, so that an outcome comes
 * either before, and is an attempt, or after, and is written down. A crash at any line leaves the book unfilled, and the launch, which is
 * delivered again, fills it. Attempts do not keep details, so calls before the book was opened know neither lost nor abandoned ones.
 */
export async function openCallBook(database: Database, organizationId: OrganizationId, lookBackMs: number, at: Instant): Promise<void> {
  const [book] = await database.rows<{ filledMs: number }>('select filled_ms as "filledMs" from call_book where organization_id = $1', [organizationId]);
  if (book && book.filledMs >= lookBackMs) return;
  await database.rows(open, [organizationId, lookBackMs]);
  await database.transact((tx) => waitOutClaims(tx, organizationId));
  const counted = OUTCOMES.map((outcome) => ({ outcome, ...weighOutcome(outcome, null) })).filter(({ counts }) => counts);
  await database.transact(async (tx) => {
    await tx.rows(fillWithCallsUp, [organizationId, lookBackMs]);
    await tx.rows(fillWithAttempts, [organizationId, lookBackMs, at - lookBackMs, sqlTexts(counted.map(({ outcome }) => outcome)), sqlTexts(counted.map(({ coolDown }) => coolDown))]);
    await tx.rows("update call_book set filled_ms = greatest(filled_ms, $2) where organization_id = $1", [organizationId, lookBackMs]);
  });
}

const open: Statement = {
  name: "call-book-open",
  text: `insert into call_book as book (organization_id, look_back_ms) values ($1, $2)
    on conflict (organization_id) do update set look_back_ms = greatest(book.look_back_ms, excluded.look_back_ms)`,
};

const KEEP = "now() + $2::float8 * interval '1 millisecond' + interval '1 day'";

const fillWithCallsUp: Statement = {
  name: "call-book-calls-up",
  text: `insert into past_call (book_id, phone, job_id, attempt, at, keep_until)
    select $1::uuid, j.phone, j.id, j.attempt, j.requested_at, ${KEEP}
    from execution e join job j on j.execution_id = e.id
    where e.organization_id = $1 and e.clock = 'real_time' and e.ended_at is null and j.state = 1
    order by j.id for share of j
    on conflict do nothing`,
};

const fillWithAttempts: Statement = {
  name: "call-book-attempts",
  text: `insert into past_call (book_id, phone, job_id, attempt, at, ended_at, cool_down, keep_until)
    select $1::uuid, j.phone, a.job_id, a.attempt, a.requested_at, a.ended_at, w.cool_down, ${KEEP}
    from execution e join job j on j.execution_id = e.id join attempt a on a.job_id = j.id
    join unnest($4::text[], $5::text[]) as w(outcome, cool_down) on w.outcome = a.outcome
    where e.organization_id = $1 and e.clock = 'real_time' and a.ended_at > to_timestamp($3::float8 / 1000)
    on conflict (book_id, phone, job_id, attempt) do update set keep_until = excluded.keep_until`,
};
