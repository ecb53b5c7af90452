import type { MigrationInterface, QueryRunner } from "typeorm";

/** Executions count their abandoned calls. Before, no call was told to be one. */
export class CountAbandoned1700000000310 implements MigrationInterface {
  name = "CountAbandoned1700000000310";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table execution add column calls_abandoned bigint not null default 0");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("alter table execution drop column calls_abandoned");
  }
}
