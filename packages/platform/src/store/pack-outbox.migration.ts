import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * A row of the outbox for several events of a transaction, in place of a row each. What a version before this one writes is such a row, of one event.
 * `outbox_event` is for whoever looks at single events.
 */
export class PackOutbox1700000000010 implements MigrationInterface {
  name = "PackOutbox1700000000010";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table outbox add column events int not null default 1;
      alter table outbox alter column key set storage external, alter column type set storage external;
      create view outbox_event as
        select xid, id, event.position, topic, event.key, event.type, event.body
        from outbox cross join lateral rows from (string_to_table(outbox.key, E'\\n'), string_to_table(outbox.type, E'\\n'), string_to_table(outbox.body, E'\\n'))
          with ordinality as event(key, type, body, position);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop view outbox_event; alter table outbox drop column events");
  }
}
