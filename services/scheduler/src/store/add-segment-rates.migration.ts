import type { MigrationInterface, QueryRunner } from "typeorm";

/** The rates of segments that were heard of with those of all: a JSON array of key, value, overall and byHour. */
export class AddSegmentRates1700000002710 implements MigrationInterface {
  name = "AddSegmentRates1700000002710";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table learned_rates add column segments jsonb not null default '[]'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("alter table learned_rates drop column segments");
  }
}
