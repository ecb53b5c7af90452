import type { MigrationInterface, QueryRunner } from "typeorm";

/** What an organization's executions keep to together. Organizations that were opened before have no limit. */
export class AddOrganizationLimits1700000000300 implements MigrationInterface {
  name = "AddOrganizationLimits1700000000300";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table organization add max_concurrent_calls int, add calls_per_second float8");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("alter table organization drop max_concurrent_calls, drop calls_per_second");
  }
}
