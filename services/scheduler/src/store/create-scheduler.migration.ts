import type { MigrationInterface, QueryRunner } from "typeorm";

/** Executions, their counters and virtual clocks, and jobs. */
export class CreateScheduler1700000000100 implements MigrationInterface {
  name = "CreateScheduler1700000000100";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table execution (
        id uuid primary key,
        organization_id uuid not null,
        program_id uuid not null,
        status text not null,
        status_reason text,
        revision int not null default 1,
        halted_revision int not null default 0,
        clock text not null,
        seed text not null,
        snapshot jsonb not null,
        max_concurrent_calls int not null,
        audience_complete boolean not null default false,
        launched_at timestamptz not null,
        start_at timestamptz,
        stop_at timestamptz,
        started_at timestamptz,
        ended_at timestamptz
      );
      create index execution_live on execution (status, clock) where ended_at is null;

      create table execution_counters (
        execution_id uuid primary key references execution on delete cascade,
        pending int not null default 0,
        in_progress int not null default 0,
        completed int not null default 0,
        message_left int not null default 0,
        failed int not null default 0,
        skipped int not null default 0,
        cut_by_stop int not null default 0
      ) with (fillfactor = 40, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

      create table virtual_clock (
        execution_id uuid primary key references execution on delete cascade,
        now timestamptz not null,
        lanes double precision[] not null
      ) with (fillfactor = 40);

      create table job (
        id uuid primary key,
        execution_id uuid not null,
        contact_ids uuid[] not null,
        phone text not null,
        region text,
        time_zone text,
        position int not null,
        state smallint not null default 0,
        attempt int not null default 0,
        steps_used int not null default 0,
        due_at timestamptz not null,
        requested_at timestamptz,
        lease_until timestamptz,
        lane int,
        result text,
        reason text
      ) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);
      create unique index job_phone on job (execution_id, phone);
      create index job_due on job (execution_id, due_at, position) where state = 0;
      create index job_lease on job (lease_until) where state = 1 and lease_until is not null;
      create index job_position on job (execution_id, position);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table job, virtual_clock, execution_counters, execution");
  }
}
