import type { MigrationInterface, QueryRunner } from "typeorm";

/** The jobs of an execution in the order in which they were planned: experiments compare the first of them. */
export class IndexJobs1700000002210 implements MigrationInterface {
  name = "IndexJobs1700000002210";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("create index job_execution on job (execution_id, id)");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop index job_execution");
  }
}
