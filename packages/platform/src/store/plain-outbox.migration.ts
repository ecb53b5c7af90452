import type { MigrationInterface, QueryRunner } from "typeorm";

/** What the outbox says stays there for some milliseconds and is read once, if at all: to press it costs more than it saves. */
export class PlainOutbox1700000002400 implements MigrationInterface {
  name = "PlainOutbox1700000002400";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table outbox alter column body set storage external");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("alter table outbox alter column body set storage extended");
  }
}
