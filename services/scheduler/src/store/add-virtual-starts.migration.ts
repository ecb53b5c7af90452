import type { MigrationInterface, QueryRunner } from "typeorm";

/** When calls of a virtual clock began that further ones must keep away from. */
export class AddVirtualStarts1700000000520 implements MigrationInterface {
  name = "AddVirtualStarts1700000000520";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table virtual_clock add column starts double precision[] not null default '{}'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("alter table virtual_clock drop column starts");
  }
}
