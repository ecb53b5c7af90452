import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * The call books that frequency caps and cool-downs are read from, and numbers that must not be called. A book belongs to an organization that has
 * launched a program with limits, or to one execution with limits on a virtual clock; who has neither writes nothing here. Calls are never updated
 * once they are over, and are dropped when no rule of their book looks back at them: their order on disk is about that of `keep_until`.
 */
export class AddLimits1700000000400 implements MigrationInterface {
  name = "AddLimits1700000000400";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table execution add column look_back_ms float8 not null default 0;
      create index execution_organization on execution (organization_id) where ended_at is null;

      create table call_book (
        organization_id uuid primary key,
        look_back_ms float8 not null,
        filled_ms float8 not null default 0
      );

      create table past_call (
        book_id uuid not null,
        phone text not null,
        job_id uuid not null,
        attempt int not null,
        at timestamptz not null,
        ended_at timestamptz,
        cool_down text,
        keep_until timestamptz not null,
        primary key (book_id, phone, job_id, attempt)
      ) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);
      create index past_call_old on past_call using brin (keep_until);

      create table suppression (
        organization_id uuid not null,
        phone text collate "C" not null,
        reason text not null,
        expires_at timestamptz,
        created_at timestamptz not null,
        created_by text not null,
        primary key (organization_id, phone)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table suppression, past_call, call_book; drop index execution_organization; alter table execution drop column look_back_ms");
  }
}
