import type { MigrationInterface, QueryRunner } from "typeorm";

/** Waiting jobs in the order in which they are served: of an execution first those that were called before, by when they are due. */
export class ServeRetriesFirst1700000000530 implements MigrationInterface {
  name = "ServeRetriesFirst1700000000530";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("drop index job_due; create index job_due on job (execution_id, least(attempt, 1), due_at, position) where state = 0");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop index job_due; create index job_due on job (execution_id, due_at, position) where state = 0");
  }
}
