import { DAY_MS, HOUR_MS, toIso } from "@redial/kernel";
import type { Database } from "@redial/platform";
import { HOUR_COUNTS } from "../domain/cell";
import { segmentId, segmentsOfJob } from "../counting/segments";
import { contactAt, DIALS, PROFILES } from "./told-stream";

const BEGIN = Date.parse("2025-01-20T14:00:00Z");
const EXECUTIONS_A_PROGRAM = 20;

/** What was filled in: everything one may ask for. */
export interface Filled {
  organizationId: string;
  executionIds: string[];
  programIds: string[];
  attempts: number;
  jobId(random: number): string;
}

const uuid = (kind: string, number: string) => `('00000000-0000-7000-8000-${kind}' || lpad(to_hex(${number}), 10, '0'))::uuid`;

/**
 * Fills the tables with executions of three attempts a job, by SQL: attempts as they would have been recorded, and the cells counted from those very attempts, in the same
 * hours and segments as ingestion would have counted them.
 */
export async function fillReports(database: Database, attempts: number, executions: number): Promise<Filled> {
  const jobsEach = Math.ceil(attempts / executions / DIALS);
  const organizationId = "00000000-0000-7000-8000-0f0000000000";
  const run = (text: string, values: unknown[] = []) => database.rows(text, values);
  const executionIds = (await database.rows<{ id: string }>(`select ${uuid("0e", "n")}::text as id from generate_series(0, $1::int - 1) n order by n`, [executions])).map(({ id }) => id);
  await run("create unlogged table profile (e int, p int, segments bigint[], primary key (e, p))");
  const segments = new Map<string, { executionId: string; key: string; value: string }>();
  for (const [e, executionId] of executionIds.entries()) {
    const ofProfile = Array.from({ length: PROFILES }, (_, p) =>
      segmentsOfJob(jobOf(p)).map(([key, value]) => {
        const id = segmentId(executionId, { key, value, isOther: false });
        segments.set(id, { executionId, key, value });
        return id;
      }),
    );
    await run("insert into profile select $1, p - 1, string_to_array(ids, ',')::bigint[] from unnest($2::text[]) with ordinality as n(ids, p)", [e, ofProfile.map((ids) => ids.join(","))]);
  }
  const all = [...segments];
  await run("insert into segment (id, execution_id, key, value, is_other) select *, false from unnest($1::bigint[], $2::uuid[], $3::text[], $4::text[])", [all.map(([id]) => id), all.map(([, one]) => one.executionId), all.map(([, one]) => one.key), all.map(([, one]) => one.value)]);
  await run(`create unlogged table made as
    select n, n / ${jobsEach} as e, n % ${PROFILES} as p, k as attempt, (array[-300, -360, -420, -480])[1 + n % 4] as zone, 5000 + n % 20000 as ring_ms,
      timestamptz '${toIso(BEGIN)}' + make_interval(secs => ((n % 5 + k - 1) * ${DAY_MS / 1000} + (n % ${jobsEach})::float8 / ${jobsEach} * ${(9 * HOUR_MS) / 1000})::int) as started_at,
      timestamptz '${toIso(BEGIN)}' + make_interval(secs => (n % 5 * ${DAY_MS / 1000} + (n % ${jobsEach})::float8 / ${jobsEach} * ${(9 * HOUR_MS) / 1000})::int) as first_at,
      case when k < ${DIALS} then (array['no_answer', 'busy', 'voicemail', 'network_error'])[1 + (n * 7 + k) % 4] when n * 31 % 100 < 45 then 'completed' else 'no_answer' end as outcome
    from generate_series(0, ${jobsEach * executions - 1}) n, generate_series(1, ${DIALS}) k`);
  await run("drop index attempt_order; alter table attempt drop constraint attempt_pkey");
  await run(`insert into attempt (job_id, attempt, execution_id, organization_id, outcome, carrier_code, started_at, ended_at, ring_ms, talk_ms, local_weekday, local_hour)
    select ${uuid("0a", "n")}, attempt, ${uuid("0e", "e")}, '${organizationId}', outcome, 'sip:480', started_at, started_at + make_interval(secs => 30), ring_ms, case outcome when 'completed' then 30000 else 0 end,
      extract(isodow from at) - 1, extract(hour from at) from (select *, started_at at time zone 'utc' + make_interval(mins => zone) as at from made) m`);
  await run("alter table attempt add primary key (job_id, attempt)");
  await run("create index attempt_order on attempt (execution_id, started_at, job_id, attempt)");
  await run(`insert into job (id, execution_id, organization_id, phone, contact_ids, region, attributes, line_type, segments, result, reason, attempts)
    select ${uuid("0a", "n")}, ${uuid("0e", "m.e")}, '${organizationId}', '+1' || 2000000000 + n, array[${uuid("0c", "n")}], 'US-' || lpad((m.p % 20)::text, 2, '0'), '{"plan":"gold"}', 'mobile', pr.segments,
      case outcome when 'completed' then 'completed' else 'failed' end, 'retries_exhausted', ${DIALS} from made m join profile pr on pr.e = m.e and pr.p = m.p where m.attempt = ${DIALS}`);
  await run(`create unlogged table by_profile as select e, p, (at)::date as local_date, extract(hour from at)::smallint as local_hour, attempt, ${HOUR_COUNTS.map((count) => `${sumOf(count)} as ${count}`).join(", ")}
    from (select *, started_at at time zone 'utc' + make_interval(mins => zone) as at, case outcome when 'completed' then 30000 else 0 end as talk_ms,
      case outcome when 'completed' then round(extract(epoch from started_at - first_at) * 1000)::bigint + ring_ms end as connect_ms from made) m group by 1, 2, 3, 4, 5`);
  const sums = HOUR_COUNTS.map((count) => `sum(${count})`).join(", ");
  const columns = `local_date, local_hour, attempt, ${HOUR_COUNTS.join(", ")}`;
  await run(`insert into hour_cell (execution_id, ${columns}) select ${uuid("0e", "e")}, local_date, local_hour, attempt, ${sums} from by_profile group by e, local_date, local_hour, attempt`);
  await run(`insert into segment_cell (segment_id, ${columns}) select s, local_date, local_hour, attempt, ${sums} from by_profile join profile using (e, p) cross join unnest(segments) s group by s, local_date, local_hour, attempt`);
  await run(`insert into connect_cell select ${uuid("0e", "e")}, (started_at at time zone 'utc' + make_interval(mins => zone))::date, ceil(ln(extract(epoch from started_at - first_at) + ring_ms / 1000.0) / ln(1.1)), count(*) from made where outcome = 'completed' group by 1, 2, 3`);
  await run(`update segment s set contacts = n.jobs, completed = n.completed, failed = n.jobs - n.completed, calls = n.jobs * ${DIALS}, contacts_retried = n.jobs, completed_after_retry = n.completed, ended_called = n.jobs, ended_attempts = n.jobs * ${DIALS}
    from (select x as id, sum(jobs) as jobs, sum(completed) as completed from (select e, p, count(*) as jobs, count(*) filter (where outcome = 'completed') as completed from made where attempt = ${DIALS} group by 1, 2) m join profile using (e, p) cross join unnest(segments) x group by 1) n where n.id = s.id`);
  await run(`insert into execution (id, organization_id, program_id, name, strategy, retries, is_planned, status, revision, contacts, completed, message_left, failed, skipped, calls, talk_ms, contacts_retried, completed_after_retry, ended_called, ended_attempts, completed_attempts)
    select ${uuid("0e", "e")}, '${organizationId}', ${uuid("0b", `e / ${EXECUTIONS_A_PROGRAM}`)}, 'Bench', 'fixed_delay', 2, true, 'completed', 4, count(*), count(*) filter (where c), 0, count(*) filter (where not c), 0, count(*) * ${DIALS}, 0, count(*), count(*) filter (where c), count(*), count(*) * ${DIALS}, count(*) filter (where c) * ${DIALS}
    from (select e, outcome = 'completed' as c from made where attempt = ${DIALS}) m group by e`);
  await run("drop table made, by_profile, profile");
  await run("vacuum analyze");
  const programIds = (await database.rows<{ id: string }>("select distinct program_id::text as id from execution order by 1")).map(({ id }) => id);
  const jobs = jobsEach * executions;
  return { organizationId, executionIds, programIds, attempts: jobs * DIALS, jobId: (random) => `00000000-0000-7000-8000-0a${Math.floor(random * jobs).toString(16).padStart(10, "0")}` };
}

function jobOf(profile: number) {
  const { phone, region, attributes, lineType } = contactAt(profile);
  return { phone, region, attributes, lineType };
}

function sumOf(count: (typeof HOUR_COUNTS)[number]): string {
  if (count === "abandoned") return "0";
  if (count === "ring_ms" || count === "talk_ms" || count === "connect_ms") return `coalesce(sum(${count}), 0)`;
  if (count === "connected") return "count(connect_ms)";
  if (!count.startsWith("failed_")) return `count(*) filter (where outcome = '${count}')`;
  return count === "failed_completed" ? "0" : `count(*) filter (where attempt = ${DIALS} and outcome = '${count.slice("failed_".length)}')`;
}
