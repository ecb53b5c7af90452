import type { MigrationInterface, QueryRunner } from "typeorm";

/** The order in which the failed contacts of an execution are paged through; reached contacts, who are most of them, are not in it. */
export class IndexFailedJobs1700000002100 implements MigrationInterface {
  name = "IndexFailedJobs1700000002100";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("create index job_failed on job (execution_id, id) where result = 'failed'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop index job_failed");
  }
}
