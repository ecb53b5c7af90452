import type { MigrationInterface, QueryRunner } from "typeorm";

/** What a program sets itself as limits. Programs that were written before have none of them. */
export class AddCallLimits1700000000200 implements MigrationInterface {
  name = "AddCallLimits1700000000200";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table program
        add calls_per_second float8,
        add calling_hours text,
        add frequency_caps json not null default '[]',
        add cool_downs json not null default '[]',
        add auto_pause json not null default '[]'
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("alter table program drop calls_per_second, drop calling_hours, drop frequency_caps, drop cool_downs, drop auto_pause");
  }
}
