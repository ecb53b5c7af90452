import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Organizations, keys, contacts, audiences, programs, launches. Contacts and members have no foreign keys: they come by the million, and the one
 * statement that writes them holds the audience's row. Documents are `json`, not `jsonb`: they are shown again as they were written.
 */
export class CreateProgram1700000000100 implements MigrationInterface {
  name = "CreateProgram1700000000100";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table organization (
        id uuid primary key,
        name text not null,
        created_at timestamptz not null
      );

      create table api_key (
        id uuid primary key,
        organization_id uuid not null references organization,
        name text not null,
        role text not null check (role in ('viewer', 'operator', 'admin')),
        prefix text not null,
        secret_hash bytea not null unique,
        created_at timestamptz not null,
        last_used_at timestamptz,
        revoked_at timestamptz
      );
      create index api_key_organization on api_key (organization_id);

      create table contact (
        id uuid primary key,
        organization_id uuid not null,
        phone text not null,
        external_id text,
        time_zone text,
        region text,
        attributes jsonb not null,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        unique nulls not distinct (organization_id, phone, external_id)
      ) with (fillfactor = 90);

      create table audience (
        id uuid primary key,
        organization_id uuid not null references organization,
        name text not null,
        created_at timestamptz not null,
        last_position int not null default 0
      ) with (fillfactor = 50);
      create index audience_organization on audience (organization_id, id);

      create table audience_member (
        audience_id uuid not null,
        phone text not null,
        position int not null,
        contact_ids uuid[] not null,
        primary key (audience_id, phone)
      ) with (fillfactor = 90);
      create unique index audience_member_position on audience_member (audience_id, position);

      create table program (
        id uuid primary key,
        organization_id uuid not null references organization,
        audience_id uuid not null references audience,
        name text not null,
        retry_strategy json not null,
        pause_windows json not null,
        flow json not null,
        time_zone text not null,
        time_zone_mode text not null,
        caller_ids text[] not null,
        max_concurrent_calls int not null,
        carrier text not null,
        answer_profile text,
        start_at timestamptz,
        stop_at timestamptz,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        archived_at timestamptz
      );
      create index program_organization on program (organization_id, id);

      create table launch (
        id uuid primary key,
        organization_id uuid not null references organization,
        program_id uuid not null references program,
        audience_id uuid not null references audience,
        idempotency_key text not null,
        clock text not null,
        seed text not null,
        snapshot json not null,
        audience_size int not null,
        launched_at timestamptz not null,
        sent_position int not null default 0,
        sent_chunks int not null default 0,
        sent_at timestamptz,
        unique (organization_id, idempotency_key)
      );
      create index launch_program on launch (program_id, id);
      create index launch_unsent on launch (sent_chunks, id) where sent_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table launch, program, audience_member, audience, contact, api_key, organization");
  }
}
