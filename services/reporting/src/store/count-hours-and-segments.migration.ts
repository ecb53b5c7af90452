import { OUTCOMES } from "@redial/kernel";
import type { MigrationInterface, QueryRunner } from "typeorm";

const COUNTS = [...OUTCOMES, ...OUTCOMES.map((outcome) => `failed_${outcome}`), "abandoned", "connected"];
const SUMS = ["ring_ms", "talk_ms", "connect_ms"];
const COLUMNS = [...COUNTS.map((count) => `${count} int not null default 0`), ...SUMS.map((sum) => `${sum} bigint not null default 0`)].join(", ");
const TOTALS = ["contacts", "completed", "message_left", "failed", "skipped", "calls", "talk_ms", "calls_abandoned", "contacts_retried", "completed_after_retry", "ended_called", "ended_attempts", "completed_attempts"];

/** The local date of an attempt: the day of its instant in UTC or the one beside it, whichever has the weekday that was kept. */
const LOCAL_DATE = `(started_at at time zone 'utc')::date
  + (array[0, 1, 2, 3, -3, -2, -1])[1 + (local_weekday - ((started_at at time zone 'utc')::date - date '0001-01-01') % 7 + 7) % 7]`;

/**
 * Attempts are counted by local date, hour and number, one row for all outcomes, for the execution and for each segment of it; what was recorded before is
 * counted here for executions, and for segments when the reports are rebuilt. What a replica of the version before records beside this one is in its own
 * cells only, until then.
 */
export class CountHoursAndSegments1700000002000 implements MigrationInterface {
  name = "CountHoursAndSegments1700000002000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table job add column attributes jsonb, add column line_type text, add column segments bigint[];
      alter table attempt add column caller_id text;
      create table hour_cell (execution_id uuid, local_date date, local_hour smallint, attempt int, ${COLUMNS},
        primary key (execution_id, local_date, local_hour, attempt)) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05);
      create table segment (id bigint primary key, execution_id uuid not null, key text not null, value text not null, is_other boolean not null,
        ${TOTALS.map((total) => `${total} bigint not null default 0`).join(", ")}) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05);
      create index segment_execution on segment (execution_id, key, value);
      create table segment_cell (segment_id bigint, local_date date, local_hour smallint, attempt int, ${COLUMNS},
        primary key (segment_id, local_date, local_hour, attempt)) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05);
      create table connect_cell (execution_id uuid, local_date date, bucket smallint, contacts int not null default 0,
        primary key (execution_id, local_date, bucket)) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05);
      comment on table segment is 'is_other: the values of a key beyond the first hundred of an execution, together';
      comment on column connect_cell.bucket is 'up to 1.1^bucket seconds from the start of the first attempt until a person answered';

      insert into hour_cell (execution_id, local_date, local_hour, attempt, ${COUNTS.join(", ")}, ${SUMS.join(", ")})
      select execution_id, local_date, local_hour, attempt,
        ${OUTCOMES.map((outcome) => `count(*) filter (where outcome = '${outcome}')`).join(", ")},
        ${OUTCOMES.map((outcome) => `count(*) filter (where outcome = '${outcome}' and gave_up)`).join(", ")},
        count(*) filter (where detail = 'abandoned'), count(connect_ms), sum(ring_ms), sum(talk_ms), coalesce(sum(connect_ms), 0)
      from (
        select a.execution_id, ${LOCAL_DATE} as local_date, a.local_hour, a.attempt, a.outcome, a.detail, a.ring_ms, a.talk_ms, j.result = 'failed' and j.attempts = a.attempt as gave_up,
          case when a.outcome = 'completed' then greatest(0, round(extract(epoch from a.started_at - first_at) * 1000) + a.ring_ms) end::bigint as connect_ms
        from (select *, first_value(started_at) over (partition by job_id order by attempt) as first_at from attempt) a join job j on j.id = a.job_id) made
      group by execution_id, local_date, local_hour, attempt;

      insert into connect_cell (execution_id, local_date, bucket, contacts)
      select execution_id, local_date, bucket, count(*) from (
        select execution_id, ${LOCAL_DATE} as local_date, case when connect_ms <= 1000 then 0 else ceil(ln(connect_ms / 1000.0) / ln(1.1) - 1e-9) end as bucket
        from (select *, greatest(0, round(extract(epoch from started_at - first_value(started_at) over (partition by job_id order by attempt)) * 1000) + ring_ms) as connect_ms from attempt) a
        where outcome = 'completed') connected
      group by execution_id, local_date, bucket;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table connect_cell, segment_cell, segment, hour_cell; alter table attempt drop column caller_id;
      alter table job drop column attributes, drop column line_type, drop column segments`);
  }
}
