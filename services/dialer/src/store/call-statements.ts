import type { Statement } from "@redial/platform";
import { CALL_COLUMNS } from "./call-row";

/** In the order of the ids for all callers, so that two batches wait for each other instead of deadlocking. */
export const lockCalls: Statement = {
  name: "calls-lock",
  text: `select ${CALL_COLUMNS} from call where id = any($1::text[]) order by id for update`,
};

/** New rows and changed rows alike; whatever concerns who was called and for whom never changes. */
export const writeCalls: Statement = {
  name: "calls-write",
  text: `
    insert into call (id, job_id, attempt, execution_id, organization_id, carrier, caller_id, clock, state, fencing_token, owner, not_before, not_after,
      request_id, started_at, ended_at, outcome, carrier_code, detail, answered_by, ring_ms, talk_ms)
    select id, job_id, attempt, execution_id, organization_id, carrier, caller_id, clock, state, fencing_token, owner, to_timestamp(not_before / 1000),
      to_timestamp(not_after / 1000), request_id, to_timestamp(started_at / 1000), to_timestamp(ended_at / 1000), outcome, carrier_code, detail, answered_by,
      ring_ms, talk_ms
    from unnest($1::text[], $2::uuid[], $3::int[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::text[], $10::int[], $11::text[],
      $12::float8[], $13::float8[], $14::uuid[], $15::float8[], $16::float8[], $17::text[], $18::text[], $19::text[], $20::text[], $21::int[], $22::int[])
      as n(id, job_id, attempt, execution_id, organization_id, carrier, caller_id, clock, state, fencing_token, owner, not_before, not_after, request_id,
        started_at, ended_at, outcome, carrier_code, detail, answered_by, ring_ms, talk_ms)
    on conflict (id) do update set
      carrier = excluded.carrier, caller_id = excluded.caller_id, state = excluded.state, fencing_token = excluded.fencing_token, owner = excluded.owner,
      not_before = excluded.not_before, not_after = excluded.not_after, request_id = excluded.request_id, started_at = excluded.started_at,
      ended_at = excluded.ended_at, outcome = excluded.outcome, carrier_code = excluded.carrier_code, detail = excluded.detail,
      answered_by = excluded.answered_by, ring_ms = excluded.ring_ms, talk_ms = excluded.talk_ms`,
};

const IS_OPEN = "state in ('dialing', 'ringing')";

/** These are asked once a second at most; planned each time, they find the small index of open calls however large the table has grown. */
export const openCalls = `select ${CALL_COLUMNS} from call where ${IS_OPEN} and id = any($1::text[])`;
export const openOwners = `select distinct owner from call where ${IS_OPEN}`;
export const openCallsOf = `select ${CALL_COLUMNS} from call where ${IS_OPEN} and owner = $1 order by not_before limit $2`;
export const executionsDialing = `select distinct execution_id as "executionId" from call where ${IS_OPEN} and state = 'dialing' and execution_id = any($1::uuid[])`;
