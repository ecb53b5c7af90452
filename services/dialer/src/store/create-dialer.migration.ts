import type { MigrationInterface, QueryRunner } from "typeorm";

/** Calls, the gates of their executions, and how far each carrier's news were followed. */
export class CreateDialer1700000000200 implements MigrationInterface {
  name = "CreateDialer1700000000200";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table call (
        id text primary key,
        job_id uuid not null,
        attempt int not null,
        execution_id uuid not null,
        organization_id uuid not null,
        carrier text not null,
        caller_id text,
        clock text not null,
        state text not null check (state in ('dialing', 'ringing', 'ended', 'refused')),
        fencing_token int not null,
        owner text not null,
        not_before timestamptz not null,
        not_after timestamptz not null,
        request_id uuid not null,
        started_at timestamptz,
        ended_at timestamptz,
        outcome text,
        carrier_code text,
        detail text,
        answered_by text,
        ring_ms int,
        talk_ms int
      ) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);
      create index call_open on call (owner, execution_id) where state in ('dialing', 'ringing');

      create table gate (
        execution_id uuid primary key,
        organization_id uuid not null,
        is_open boolean not null,
        revision int not null,
        settled_revision int not null,
        changed_at timestamptz not null
      ) with (fillfactor = 70);
      create index gate_waiting on gate (execution_id) where settled_revision < revision;

      create table carrier_cursor (
        carrier text primary key,
        cursor bigint not null
      ) with (fillfactor = 50);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table carrier_cursor, gate, call");
  }
}
