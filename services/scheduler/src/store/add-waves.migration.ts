import type { MigrationInterface, QueryRunner } from "typeorm";

/** Audiences that come in waves: how many came whole, and of how many it was told that they are over. */
export class AddWaves1700000002500 implements MigrationInterface {
  name = "AddWaves1700000002500";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table execution add waves_planned int not null default 0, add waves_told int not null default 0");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("alter table execution drop waves_planned, drop waves_told");
  }
}
