import type { MigrationInterface, QueryRunner } from "typeorm";

/** The order in which the attempts of an execution are paged through: everything that the order compares, so that a page reads as many rows as it shows. */
export class AddAttemptOrder1700000001100 implements MigrationInterface {
  name = "AddAttemptOrder1700000001100";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("create index attempt_order on attempt (execution_id, started_at, job_id, attempt)");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop index attempt_order");
  }
}
