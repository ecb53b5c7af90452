import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * When a row was said, and where its events stand in their traces: a line an event, empty for one that is not recorded, null when none is. A version
 * before this one writes neither and needs neither.
 */
export class TraceOutbox1700000001200 implements MigrationInterface {
  name = "TraceOutbox1700000001200";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table outbox add column said_at timestamptz not null default now(), add column traces text storage external");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("alter table outbox drop column traces, drop column said_at");
  }
}
