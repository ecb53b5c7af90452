/** Prepared under its name where the plan can't go wrong; without a name it is planned each time, with the tables as they then are. */
interface LedgerStatement {
  name?: string;
  text: string;
}

const COURSE = `code, answered_by as "answeredBy", ended_by as "endedBy", post_dial_ms as "postDialMs", ring_ms as "ringMs", talk_ms as "talkMs"`;
const STARTED = `(extract(epoch from starts_at) * 1000)::float8 as "startedMs"`;

/**
 * The conflict takes the row's lock, so that a placing and the question whether there was one can't overlook each other: whichever comes second
 * sees the first.
 */
export const placeCalls: LedgerStatement = {
  name: "ledger-place",
  text: `
    insert into call (id, placings, account, tag, phone, placed_at, starts_at, ends_at, is_over, code, answered_by, ended_by, post_dial_ms, ring_ms, talk_ms)
    select id, 1, account, tag, phone, $6::timestamptz, starts_at, ends_at, is_over, code, answered_by, ended_by, post_dial_ms, ring_ms, talk_ms
    from unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[], $7::timestamptz[], $8::timestamptz[], $9::bool[], $10::text[], $11::text[], $12::text[],
      $13::int[], $14::int[], $15::int[])
      as new(id, token, account, tag, phone, starts_at, ends_at, is_over, code, answered_by, ended_by, post_dial_ms, ring_ms, talk_ms)
    on conflict (id) do update set
      placings = call.placings + 1, account = excluded.account, tag = excluded.tag, phone = excluded.phone, placed_at = excluded.placed_at,
      starts_at = excluded.starts_at, ends_at = excluded.ends_at, is_over = excluded.is_over, code = excluded.code, answered_by = excluded.answered_by,
      ended_by = excluded.ended_by, post_dial_ms = excluded.post_dial_ms, ring_ms = excluded.ring_ms, talk_ms = excluded.talk_ms
    where call.fenced_token < ($2::int[])[array_position($1::text[], excluded.id)]
    returning id`,
};

/** The latest 20 are enough: more tries in one part of the week leave nobody who would answer. */
export const oldCalls: LedgerStatement = {
  text: `
    select asked.id, old."startedMs", old."endedMs", old.code
    from unnest($1::text[], $2::text[], $3::text[]) as asked(id, tag, phone)
    cross join lateral (
      select ${STARTED}, (extract(epoch from ends_at) * 1000)::float8 as "endedMs", code
      from call where call.tag = asked.tag and call.phone = asked.phone and call.id <> asked.id
      order by starts_at desc limit 20) as old
    order by asked.id, old."startedMs"`,
};

export const keepEvents: LedgerStatement = {
  name: "ledger-events",
  text: `insert into call_event (account, sequence, body) select * from unnest($1::text[], $2::bigint[], $3::text[])`,
};

export const noteEnds: LedgerStatement = {
  text: `
    update call set is_over = true, ends_at = e.ends_at, code = e.code, answered_by = e.answered_by, ended_by = e.ended_by, post_dial_ms = e.post_dial_ms,
      ring_ms = e.ring_ms, talk_ms = e.talk_ms
    from unnest($1::text[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::int[], $7::int[], $8::int[])
      as e(id, ends_at, code, answered_by, ended_by, post_dial_ms, ring_ms, talk_ms)
    where call.id = e.id`,
};

export const knownEvents: LedgerStatement = {
  text: `select sequence::float8 as sequence, body from call_event where account = $1 and sequence > $2 order by sequence limit $3`,
};

export const newestSequence: LedgerStatement = { text: "select coalesce(max(sequence), 0)::float8 as sequence from call_event" };

export const forgetEvents: LedgerStatement = { text: "delete from call_event where published_at < $1" };

/** Asking writes: a call that was never placed gets a row that fences its token, in the statement that finds it missing. */
export const reconcileCalls: LedgerStatement = {
  text: `
    insert into call (id, fenced_token) select * from unnest($1::text[], $2::int[]) as asked(id, token)
    on conflict (id) do update set
      fenced_token = case when call.placings = 0 then greatest(call.fenced_token, excluded.fenced_token) else call.fenced_token end
    returning id, account, placings, is_over as "isOver", ${STARTED}, ${COURSE}`,
};

export const unfinishedCalls: LedgerStatement = { text: `select id, account, ${STARTED}, ${COURSE} from call where not is_over` };

export const summarize: LedgerStatement = {
  text: `
    select count(*)::int as attempts, coalesce(sum(placings), 0)::int as placings, (count(*) filter (where placings > 1))::int as "placedTwice",
      to_char(max(placed_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "lastPlacedAt",
      case when $2::timestamptz is not null then (count(*) filter (where placed_at >= $2))::int end as "placedAfter"
    from call where tag = $1 and placings > 0`,
};
