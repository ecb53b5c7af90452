import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * The tables of the seam: what was said (outbox), how far it was passed on, and how far others were heard (inbox marks). Bodies are not compressed:
 * they stay for seconds, and a chunk of an audience took four times as long to write with it as without.
 */
export class CreateMessaging1700000000000 implements MigrationInterface {
  name = "CreateMessaging1700000000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table outbox (
        xid xid8 not null default pg_current_xact_id(),
        id bigint generated always as identity,
        topic text not null,
        key text not null,
        type text not null,
        body text storage external not null,
        primary key (xid, id)
      ) partition by range (id);
      create table outbox_0 partition of outbox for values from (minvalue) to (1000000);
      create table outbox_cursor (
        singleton boolean primary key default true check (singleton),
        xid xid8 not null default '0',
        id bigint not null default 0,
        sequence bigint not null default 0
      );
      insert into outbox_cursor default values;
      create table inbox_mark (
        topic text not null,
        partition int not null,
        sequence bigint not null,
        primary key (topic, partition)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table inbox_mark, outbox_cursor, outbox");
  }
}
