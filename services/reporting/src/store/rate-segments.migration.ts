import type { MigrationInterface, QueryRunner } from "typeorm";

/** The rates of segments that were published last; null before any were. */
export class RateSegments1700000002700 implements MigrationInterface {
  name = "RateSegments1700000002700";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table learned_rates add column segments jsonb");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("alter table learned_rates drop column segments");
  }
}
