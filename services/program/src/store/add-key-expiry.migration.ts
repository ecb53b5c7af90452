import type { MigrationInterface, QueryRunner } from "typeorm";

/** When a key expires. Keys that were made before never do. */
export class AddKeyExpiry1700000001000 implements MigrationInterface {
  name = "AddKeyExpiry1700000001000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table api_key add expires_at timestamptz");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("alter table api_key drop expires_at");
  }
}
