import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Executions with their running totals, attempts counted in cells, jobs, and attempts. Whatever may be heard of late is nullable.
 * Aggregates leave free space in their pages, so that counting up rewrites no index.
 */
export class CreateReports1700000000300 implements MigrationInterface {
  name = "CreateReports1700000000300";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table execution (
        id uuid primary key,
        organization_id uuid not null,
        program_id uuid,
        name text,
        strategy text,
        retries int,
        is_planned boolean not null,
        status text,
        revision int not null,
        contacts int not null,
        completed int not null,
        message_left int not null,
        failed int not null,
        skipped int not null,
        calls bigint not null,
        talk_ms bigint not null,
        contacts_retried int not null,
        completed_after_retry int not null,
        ended_called int not null,
        ended_attempts bigint not null,
        completed_attempts bigint not null
      ) with (fillfactor = 40);
      create index execution_program on execution (program_id);

      create table attempt_cell (
        execution_id uuid,
        attempt int,
        weekday smallint,
        hour smallint,
        outcome text,
        attempts bigint not null,
        talk_ms bigint not null,
        primary key (execution_id, attempt, weekday, hour, outcome)
      ) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05);

      create table job (
        id uuid primary key,
        execution_id uuid not null,
        organization_id uuid not null,
        phone text,
        contact_ids uuid[],
        region text,
        result text,
        reason text,
        attempts int
      ) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);

      create table attempt (
        job_id uuid,
        attempt int,
        execution_id uuid not null,
        organization_id uuid not null,
        outcome text not null,
        carrier_code text not null,
        detail text,
        started_at timestamptz not null,
        ended_at timestamptz not null,
        ring_ms int not null,
        talk_ms int not null,
        local_weekday smallint not null,
        local_hour smallint not null,
        primary key (job_id, attempt)
      );
      comment on column attempt_cell.weekday is 'days after Monday, 0 to 6';
      comment on column attempt.local_weekday is 'days after Monday, 0 to 6';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table attempt, job, attempt_cell, execution");
  }
}
